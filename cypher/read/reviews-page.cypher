// Purpose: A page of the reviews of a case, by id.
// Params:
//   $caseId - id of the case
//   $knownAt - last instant of receipt to see
//   $after - id after which to begin, '' for the first page
//   $limit - most rows to return, an integer
// Columns: id, body (canonical JSON of the record), receivedAt
MATCH (review:Review {caseId: $caseId})
WHERE review.id > $after AND review.receivedAt <= $knownAt
RETURN review.id AS id, review.body AS body, review.receivedAt AS receivedAt
ORDER BY review.caseId, review.id
LIMIT $limit
