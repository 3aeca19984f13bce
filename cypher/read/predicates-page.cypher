// Purpose: A page of the predicates of a case, by id.
// Params:
//   $caseId - id of the case
//   $knownAt - last instant of receipt to see
//   $after - id after which to begin, '' for the first page
//   $limit - most rows to return, an integer
// Columns: id, body (canonical JSON of the record), receivedAt
MATCH (predicate:Predicate {caseId: $caseId})
WHERE predicate.id > $after AND predicate.receivedAt <= $knownAt
RETURN predicate.id AS id, predicate.body AS body, predicate.receivedAt AS receivedAt
ORDER BY predicate.caseId, predicate.id
LIMIT $limit
