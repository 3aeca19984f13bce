// Purpose: A new import in parts; the caller holds the lock of the case.
// Params:
//   $caseId - id of the case
//   $openedAt - instant that its records bear
//   $properties - key, title, counts (JSON), intoEmpty
// Columns: none
MATCH (case:Case {id: $caseId})
SET case.importing = $openedAt
CREATE (import:Import {caseId: $caseId, openedAt: $openedAt})
SET import += $properties, import.parts = 0
