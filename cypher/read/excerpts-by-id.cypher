// Purpose: The excerpts named, by id.
// Params:
//   $caseId - id of the case
//   $ids - ids, each once
//   $knownAt - last instant of receipt to see
// Columns: id, body (canonical JSON of the record), receivedAt
UNWIND $ids AS wanted
MATCH (excerpt:Excerpt {caseId: $caseId, id: wanted})
WHERE excerpt.receivedAt <= $knownAt
RETURN excerpt.id AS id, excerpt.body AS body, excerpt.receivedAt AS receivedAt
ORDER BY id
