// Purpose: One case.
// Params:
//   $caseId - id of the case
// Columns: id, name, description, createdAt, revision (instant of the newest batch, null while empty)
MATCH (case:Case {id: $caseId})
WHERE case.hidden IS NULL
RETURN case.id AS id, case.name AS name, case.description AS description, case.createdAt AS createdAt,
  case.revision AS revision
