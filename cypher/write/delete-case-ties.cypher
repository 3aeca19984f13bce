// Purpose: Removes all direct relationships between the entities of a case.
// Params:
//   $caseId - id of the case
// Columns: none
MATCH (entity:Entity {caseId: $caseId})-[tie]->(:Entity)
USING INDEX entity:Entity(caseId, id)
WHERE entity.id > ''
DELETE tie
