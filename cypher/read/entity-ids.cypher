// Purpose: Ids of entities, in their order.
// Params:
//   $caseId - id of the case
//   $after - id after which to begin, '' for the first
//   $limit - most rows to return, an integer
// Columns: id
MATCH (entity:Entity {caseId: $caseId})
USING INDEX entity:Entity(caseId, id)
WHERE entity.id > $after
RETURN entity.id AS id
ORDER BY entity.caseId, entity.id
LIMIT $limit
