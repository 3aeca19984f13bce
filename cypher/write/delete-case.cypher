// Purpose: Deletes the node of a case of which nothing else is left; the caller holds its lock.
// Params:
//   $caseId - id of the case
// Columns: none
MATCH (case:Case {id: $caseId})
DELETE case
