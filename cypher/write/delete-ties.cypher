// Purpose: Removes the direct relationships named, where they are there.
// Params:
//   $caseId - id of the case
//   $ties - list of {subject, predicate, object}
// Columns: none
UNWIND $ties AS row
MATCH (subject:Entity {caseId: $caseId, id: row.subject})-[tie]->(object:Entity {caseId: $caseId, id: row.object})
USING INDEX subject:Entity(caseId, id)
USING INDEX object:Entity(caseId, id)
WHERE type(tie) = row.predicate
DELETE tie
