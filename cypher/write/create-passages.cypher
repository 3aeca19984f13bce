// Purpose: Passages of new running texts, in which their words are looked for.
// Params:
//   $caseId - id of the case
//   $receivedAt - instant of the batch
//   $rows - list of maps, each with id, sourceId, start, end, text and searchText
// Columns: written (how many)
UNWIND $rows AS row
MATCH (source:Source {caseId: $caseId, id: row.sourceId})
CREATE (passage:Passage)-[:PASSAGE_OF]->(source)
SET passage = row, passage.caseId = $caseId, passage.receivedAt = $receivedAt
RETURN count(*) AS written
