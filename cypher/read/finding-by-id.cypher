// Purpose: A finding of a case, as it was kept.
// Params:
//   $caseId - id of the case
//   $id - id of the finding
// Columns: body (JSON), sha256 (of the body), result (bytes or null), input (bytes or null)
MATCH (finding:Finding {caseId: $caseId, id: $id})
RETURN finding.body AS body, finding.sha256 AS sha256, finding.result AS result, finding.input AS input
