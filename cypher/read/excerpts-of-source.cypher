// Purpose: All excerpts of one source, by id.
// Params:
//   $caseId - id of the case
//   $source - id of the source
//   $knownAt - last instant of receipt to see
// Columns: id, body (canonical JSON of the record), receivedAt
MATCH (:Source {caseId: $caseId, id: $source})<-[:OF]-(excerpt:Excerpt)
WHERE excerpt.receivedAt <= $knownAt
RETURN excerpt.id AS id, excerpt.body AS body, excerpt.receivedAt AS receivedAt
ORDER BY id
