// Purpose: Notes that all direct relationships of the newest import are made; the caller holds the lock of the case.
// Params:
//   $caseId - id of the case
// Columns: none
MATCH (case:Case {id: $caseId})
REMOVE case.projecting
