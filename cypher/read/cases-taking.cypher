// Purpose: The cases, hidden ones among them, that have an id or a name.
// Params:
//   $id - id of a case
//   $name - name of a case
// Columns: id, holder (who is bringing it back, null for a case that is there)
MATCH (case:Case {id: $id})
RETURN case.id AS id, case.holder AS holder
UNION
MATCH (case:Case {name: $name})
RETURN case.id AS id, case.holder AS holder
