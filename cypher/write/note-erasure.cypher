// Purpose: Notes how far the erasure of a case has come; the caller holds its lock.
// Params:
//   $caseId - id of the case
//   $erasure - who erases it and why, and what has gone so far, JSON
// Columns: none
MATCH (case:Case {id: $caseId})
SET case.erasure = $erasure
