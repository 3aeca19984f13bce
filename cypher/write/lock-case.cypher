// Purpose: Takes the write lock of a case, so that batches are appended to it one after the other.
// Params:
//   $caseId - id of the case
// Columns: id
MATCH (case:Case {id: $caseId})
SET case.locked = true
RETURN case.id AS id
