// Purpose: How many nodes of a case an erasure has to delete, about.
// Params:
//   $caseId - id of the case
// Columns: total
RETURN
  COUNT { MATCH (node:Review {caseId: $caseId}) WHERE node.id > '' } +
  COUNT { MATCH (node:Override {caseId: $caseId}) WHERE node.id > '' } +
  COUNT { MATCH (node:Claim {caseId: $caseId}) WHERE node.id > '' } +
  COUNT { MATCH (node:Passage {caseId: $caseId}) WHERE node.id > '' } +
  COUNT { MATCH (node:Excerpt {caseId: $caseId}) WHERE node.id > '' } +
  COUNT { MATCH (node:Entity {caseId: $caseId}) WHERE node.id > '' } +
  COUNT { MATCH (node:Source {caseId: $caseId}) WHERE node.id > '' } +
  COUNT { MATCH (node:Predicate {caseId: $caseId}) WHERE node.id > '' } AS total
