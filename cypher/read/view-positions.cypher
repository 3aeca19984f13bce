// Purpose: Where a view left its nodes.
// Params:
//   $caseId - id of the case
//   $name - name of the view
// Columns: body (JSON: x and y by id of the node)
MATCH (view:View {caseId: $caseId, name: $name})
RETURN view.body AS body
