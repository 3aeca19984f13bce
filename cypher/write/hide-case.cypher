// Purpose: From now on a case is being erased, and unknown to everybody; done again it changes nothing.
// Params:
//   $caseId - id of the case
//   $erasure - who erases it and why, and what has gone so far, JSON
// Columns: id (no row when there is no such case)
MATCH (case:Case {id: $caseId})
SET case.locked = true
WITH case WHERE coalesce(case.hidden, '') IN ['', 'erasing']
SET case.hidden = 'erasing', case.erasure = coalesce(case.erasure, $erasure)
REMOVE case.description
RETURN case.id AS id
