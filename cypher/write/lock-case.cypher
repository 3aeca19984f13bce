// Purpose: Takes the write lock of a case, so that what is written to it comes one after the other.
// Params:
//   $caseId - id of the case
//   $hidden - why it is hidden: 'restoring' or 'erasing', '' for a case that is not
// Columns: id, revision, importing, projecting (instants at which imports were opened), discarding (the import)
MATCH (case:Case {id: $caseId})
SET case.locked = true
WITH case WHERE coalesce(case.hidden, '') = $hidden
RETURN case.id AS id, case.revision AS revision, case.importing AS importing, case.projecting AS projecting,
  coalesce(case.discarding, false) AS discarding
