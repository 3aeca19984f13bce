// Purpose: Keeps where a view leaves its nodes, in place of what it kept before.
// Params:
//   $caseId - id of the case
//   $name - name of the view
//   $body - JSON: x and y by id of the node
// Columns: none
MERGE (view:View {caseId: $caseId, name: $name})
SET view.body = $body
