// Purpose: Deletes the findings of a case that nothing was ever appended to.
// Params:
//   $caseId - id of the case
// Columns: none
MATCH (finding:Finding {caseId: $caseId})
USING INDEX finding:Finding(caseId, id)
WHERE finding.id > ''
DELETE finding
