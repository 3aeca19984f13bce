// Purpose: New excerpts of a case, tied to their sources.
// Params:
//   $caseId - id of the case
//   $receivedAt - instant of the batch
//   $rows - list of maps, each with id, body, contentHash and the properties to read by hand, sourceId among them
// Columns: written (how many)
UNWIND $rows AS row
MATCH (source:Source {caseId: $caseId, id: row.sourceId})
CREATE (excerpt:Excerpt)-[:OF]->(source)
SET excerpt = row, excerpt.caseId = $caseId, excerpt.receivedAt = $receivedAt
RETURN count(*) AS written
