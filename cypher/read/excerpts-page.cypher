// Purpose: A page of the excerpts of a case, by id.
// Params:
//   $caseId - id of the case
//   $knownAt - last instant of receipt to see
//   $after - id after which to begin, '' for the first page
//   $limit - most rows to return, an integer
// Columns: id, body (canonical JSON of the record), receivedAt
MATCH (excerpt:Excerpt {caseId: $caseId})
WHERE excerpt.id > $after AND excerpt.receivedAt <= $knownAt
RETURN excerpt.id AS id, excerpt.body AS body, excerpt.receivedAt AS receivedAt
ORDER BY excerpt.caseId, excerpt.id
LIMIT $limit
