// Purpose: The bytes of one source.
// Params:
//   $caseId - id of the case
//   $id - id of the source
//   $knownAt - last instant of receipt to see
// Columns: bytes
MATCH (source:Source {caseId: $caseId, id: $id})-[:HAS_BYTES]->(content:SourceBytes)
WHERE source.receivedAt <= $knownAt
RETURN content.bytes AS bytes
