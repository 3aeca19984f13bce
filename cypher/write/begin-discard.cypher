// Purpose: From now on the import under way is taken back; the caller holds the lock of the case.
// Params:
//   $caseId - id of the case
// Columns: none
MATCH (case:Case {id: $caseId})
SET case.discarding = true
