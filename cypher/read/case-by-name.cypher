// Purpose: The case of a name.
// Params:
//   $name - its whole name
// Columns: id, name, description, createdAt, revision (instant of the newest batch, null while empty)
MATCH (case:Case {name: $name})
WHERE case.hidden IS NULL
RETURN case.id AS id, case.name AS name, case.description AS description, case.createdAt AS createdAt,
  case.revision AS revision
