// Purpose: What the findings of a case say of themselves, newest first.
// Params:
//   $caseId - id of the case
//   $at - instant of the last finding of the page before, or a text later than all
//   $id - its id, or a text later than all
//   $limit - most rows to return, an integer
// Columns: body (JSON), sha256 (of the body)
MATCH (finding:Finding {caseId: $caseId})
USING INDEX finding:Finding(caseId, at, id)
WHERE finding.at <= $at AND finding.id > '' AND (finding.at < $at OR finding.id < $id)
RETURN finding.body AS body, finding.sha256 AS sha256
ORDER BY finding.caseId DESC, finding.at DESC, finding.id DESC
LIMIT $limit
