// Purpose: The bytes of new sources of a case.
// Params:
//   $caseId - id of the case
//   $rows - list of {id, sha256, bytes}
// Columns: written (how many)
UNWIND $rows AS row
MATCH (source:Source {caseId: $caseId, id: row.id})
MERGE (content:SourceBytes {caseId: $caseId, sha256: row.sha256})
ON CREATE SET content.bytes = row.bytes
CREATE (source)-[:HAS_BYTES]->(content)
RETURN count(*) AS written
