// Purpose: A page of the entities of some kinds, by id.
// Params:
//   $caseId - id of the case
//   $kinds - kinds to read, each once
//   $knownAt - last instant of receipt to see
//   $after - id after which to begin, '' for the first page
//   $limit - most rows to return, an integer
// Columns: id, body (canonical JSON of the record), receivedAt
UNWIND $kinds AS kind
CALL (kind) {
  MATCH (entity:Entity {caseId: $caseId, kind: kind})
  USING INDEX entity:Entity(caseId, kind, id)
  WHERE entity.id > $after AND entity.receivedAt <= $knownAt
  RETURN entity
  ORDER BY entity.caseId, entity.kind, entity.id
  LIMIT $limit
}
RETURN entity.id AS id, entity.body AS body, entity.receivedAt AS receivedAt
ORDER BY id
LIMIT $limit
