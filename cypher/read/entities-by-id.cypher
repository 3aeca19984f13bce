// Purpose: A page of the entities named, by id.
// Params:
//   $caseId - id of the case
//   $ids - ids, each once
//   $kinds - kinds to read
//   $knownAt - last instant of receipt to see
//   $after - id after which to begin, '' for the first page
//   $limit - most rows to return, an integer
// Columns: id, body (canonical JSON of the record), receivedAt
UNWIND $ids AS wanted
MATCH (entity:Entity {caseId: $caseId, id: wanted})
USING INDEX entity:Entity(caseId, id)
WHERE entity.kind IN $kinds AND entity.id > $after AND entity.receivedAt <= $knownAt
RETURN entity.id AS id, entity.body AS body, entity.receivedAt AS receivedAt
ORDER BY id
LIMIT $limit
