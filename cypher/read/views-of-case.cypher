// Purpose: The views of a case that keep positions.
// Params:
//   $caseId - id of the case
// Columns: name
MATCH (view:View {caseId: $caseId})
USING INDEX view:View(caseId, name)
WHERE view.name > ''
RETURN view.name AS name
