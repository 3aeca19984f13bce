// Purpose: A new, empty case.
// Params:
//   $caseId - id of the case
//   $name - its name
//   $description - what it is about
//   $createdAt - instant
// Columns: none
CREATE (:Case {id: $caseId, name: $name, description: $description, createdAt: $createdAt})
