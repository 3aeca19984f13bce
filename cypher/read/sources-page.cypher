// Purpose: A page of the sources of a case, by id.
// Params:
//   $caseId - id of the case
//   $knownAt - last instant of receipt to see
//   $after - id after which to begin, '' for the first page
//   $limit - most rows to return, an integer
// Columns: id, body (canonical JSON of the record), receivedAt
MATCH (source:Source {caseId: $caseId})
WHERE source.id > $after AND source.receivedAt <= $knownAt
RETURN source.id AS id, source.body AS body, source.receivedAt AS receivedAt
ORDER BY source.caseId, source.id
LIMIT $limit
