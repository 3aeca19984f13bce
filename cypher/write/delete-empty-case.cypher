// Purpose: Takes back a case that nothing was ever appended to; the caller holds its lock.
// Params:
//   $caseId - id of the case
// Columns: id (no row when the case holds something)
MATCH (case:Case {id: $caseId})
WHERE case.revision IS NULL AND case.importing IS NULL
WITH case, case.id AS id
DELETE case
RETURN id
