// Purpose: The reviews of the claims named, in the order in which they count.
// Params:
//   $caseId - id of the case
//   $claims - ids of claims, each once
//   $knownAt - last instant of receipt to see
// Columns: id, body (canonical JSON of the record), receivedAt
UNWIND $claims AS wanted
MATCH (:Claim {caseId: $caseId, id: wanted})<-[:REVIEWS]-(review:Review)
WHERE review.receivedAt <= $knownAt
RETURN review.id AS id, review.body AS body, review.receivedAt AS receivedAt
ORDER BY receivedAt, review.recordedAt, id
