// Purpose: How far the erasure of a case has come; the caller holds its lock.
// Params:
//   $caseId - id of the case
// Columns: erasure (JSON)
MATCH (case:Case {id: $caseId})
WHERE case.hidden = 'erasing'
RETURN case.erasure AS erasure
