// Purpose: What of a case a read may see: up to when, and which imports in parts have become known.
// Params:
//   $caseId - id of the case
// Columns: revision (instant of the newest batch, null while empty), imports (list of {openedAt, publishedAt})
MATCH (case:Case {id: $caseId})
WHERE case.hidden IS NULL
RETURN case.revision AS revision, COLLECT {
  MATCH (import:Import {caseId: $caseId})
  USING INDEX import:Import(caseId, openedAt)
  WHERE import.openedAt > '' AND import.publishedAt IS NOT NULL
  RETURN import {.openedAt, .publishedAt}
} AS imports
