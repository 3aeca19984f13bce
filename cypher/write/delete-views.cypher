// Purpose: Forgets where the views of a case left their nodes.
// Params:
//   $caseId - id of the case
// Columns: none
MATCH (view:View {caseId: $caseId})
USING INDEX view:View(caseId, name)
WHERE view.name > ''
DELETE view
