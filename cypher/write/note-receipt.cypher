// Purpose: Notes under which instant a case last received something: up to there a read of "now" sees.
// Params:
//   $caseId - id of the case
//   $receivedAt - instant of the batch
// Columns: none
MATCH (case:Case {id: $caseId})
SET case.revision = $receivedAt
