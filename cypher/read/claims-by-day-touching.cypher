// Purpose: As claims-by-day, of claims whose subject or entity object is one of those named.
// Params:
//   $caseId - id of the case
//   $touching - ids of entities, each once
//   $predicates - predicates to read, null for all
//   $asAt - day on which a claim may hold, null for all time
//   $knownAt - last instant of receipt to see
//   $day - day on which to go on
//   $after - id on that day after which to begin, '' for all of it
//   $to - last day of the window
//   $limit - most rows to return, an integer
// Columns: id, day, body (canonical JSON of the record), receivedAt
UNWIND $touching AS wanted
MATCH (:Entity {caseId: $caseId, id: wanted})<-[:SUBJECT|OBJECT]-(claim:Claim)
WHERE (claim.day > $day OR (claim.day = $day AND claim.id > $after)) AND claim.day <= $to AND claim.receivedAt <= $knownAt
  AND ($predicates IS NULL OR claim.predicate IN $predicates)
  AND ($asAt IS NULL OR (coalesce(claim.firstDay, $asAt) <= $asAt AND coalesce(claim.lastDay, $asAt) >= $asAt))
WITH DISTINCT claim
ORDER BY claim.day, claim.id
LIMIT $limit
RETURN claim.id AS id, claim.day AS day, claim.body AS body, claim.receivedAt AS receivedAt
ORDER BY day, id
