// Purpose: One case.
// Params:
//   $caseId - id of the case
// Columns: id, name, description, createdAt, revision (instant of the newest batch, null while empty)
MATCH (case:Case {id: $caseId})
RETURN case.id AS id, case.name AS name, case.description AS description, case.createdAt AS createdAt,
  case.revision AS revision
