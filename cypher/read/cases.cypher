// Purpose: All cases.
// Params: none
// Columns: id, name, description, createdAt, revision (instant of the newest batch, null while empty)
MATCH (case:Case) WHERE case.id > '' AND case.hidden IS NULL
RETURN case.id AS id, case.name AS name, case.description AS description, case.createdAt AS createdAt,
  case.revision AS revision
