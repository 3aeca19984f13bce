// Purpose: Which findings a case has.
// Params:
//   $caseId - id of the case
// Columns: id
MATCH (finding:Finding {caseId: $caseId})
USING INDEX finding:Finding(caseId, id)
WHERE finding.id > ''
RETURN finding.id AS id
ORDER BY finding.id
