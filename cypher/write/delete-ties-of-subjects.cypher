// Purpose: Removes all direct relationships from the entities named.
// Params:
//   $caseId - id of the case
//   $subjects - ids of entities, each once
// Columns: none
UNWIND $subjects AS subject
MATCH (entity:Entity {caseId: $caseId, id: subject})-[tie]->()
DELETE tie
