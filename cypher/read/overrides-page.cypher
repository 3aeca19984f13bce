// Purpose: A page of the overrides of a case, by id.
// Params:
//   $caseId - id of the case
//   $knownAt - last instant of receipt to see
//   $after - id after which to begin, '' for the first page
//   $limit - most rows to return, an integer
// Columns: id, body (canonical JSON of the record), receivedAt
MATCH (override:Override {caseId: $caseId})
WHERE override.id > $after AND override.receivedAt <= $knownAt
RETURN override.id AS id, override.body AS body, override.receivedAt AS receivedAt
ORDER BY override.caseId, override.id
LIMIT $limit
