// Purpose: A page of the claims whose subject or entity object is one of those named, by id.
// Params:
//   $caseId - id of the case
//   $touching - ids of entities
//   $predicates - predicates to read, null for all
//   $asAt - day on which a claim may hold, null for all time
//   $changedOnly - true: only claims that a review or a later claim may have changed
//   $knownAt - last instant of receipt to see
//   $after - id after which to begin, '' for the first page
//   $limit - most rows to return, an integer
// Columns: id, body (canonical JSON of the record), receivedAt
UNWIND $touching AS wanted
MATCH (:Entity {caseId: $caseId, id: wanted})<-[:SUBJECT|OBJECT]-(claim:Claim)
WHERE claim.id > $after AND claim.receivedAt <= $knownAt
  AND ($predicates IS NULL OR claim.predicate IN $predicates)
  AND ($asAt IS NULL OR (coalesce(claim.firstDay, $asAt) <= $asAt AND coalesce(claim.lastDay, $asAt) >= $asAt))
  AND ($changedOnly = false OR EXISTS { (claim)<-[:REVIEWS|SUPERSEDES]-() })
WITH DISTINCT claim
ORDER BY claim.id
LIMIT $limit
RETURN claim.id AS id, claim.body AS body, claim.receivedAt AS receivedAt
ORDER BY id
