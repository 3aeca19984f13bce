// Purpose: When the import was opened that is neither published nor discarded.
// Params:
//   $caseId - id of the case
// Columns: openedAt
MATCH (case:Case {id: $caseId})
WHERE case.importing IS NOT NULL
RETURN case.importing AS openedAt
