// Purpose: Ties sources to their bytes, where those are there.
// Params:
//   $caseId - id of the case
//   $rows - list of [the database's own id of the source, sha256]
// Columns: none
UNWIND $rows AS row
MATCH (source) WHERE elementId(source) = row[0]
MATCH (content:SourceBytes {caseId: $caseId, sha256: row[1]})
CREATE (source)-[:HAS_BYTES]->(content)
