// Purpose: A case that is being brought back, hidden until it is whole.
// Params:
//   $caseId - id of the case
//   $name - its name
//   $description - what it is about
//   $createdAt - instant
//   $holder - who brings it back
// Columns: none
CREATE (:Case {
  id: $caseId, name: $name, description: $description, createdAt: $createdAt, hidden: 'restoring', holder: $holder,
  touchedAt: timestamp(), restored: 0
})
