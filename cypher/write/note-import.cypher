// Purpose: Acknowledges a part of an import.
// Params:
//   $caseId - id of the case
//   $openedAt - instant at which it was opened
//   $parts - parts acknowledged by now, an integer
//   $counts - records of them, JSON
// Columns: none
MATCH (import:Import {caseId: $caseId, openedAt: $openedAt})
SET import.parts = $parts, import.counts = $counts
