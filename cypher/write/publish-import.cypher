// Purpose: Makes an import known; the caller holds the lock of the case.
// Params:
//   $caseId - id of the case
//   $openedAt - instant that its records bear
//   $publishedAt - instant since when they are known
// Columns: none
MATCH (case:Case {id: $caseId})
MATCH (import:Import {caseId: $caseId, openedAt: $openedAt})
SET import.publishedAt = $publishedAt, case.revision = $publishedAt, case.projecting = $openedAt
REMOVE case.importing
