// Purpose: A page of the claims of a case that may be asked for, by id.
// Params:
//   $caseId - id of the case
//   $predicates - predicates to read, null for all
//   $asAt - day on which a claim may hold, null for all time
//   $changedOnly - true: only claims that a review or a later claim may have changed
//   $knownAt - last instant of receipt to see
//   $after - id after which to begin, '' for the first page
//   $limit - most rows to return, an integer
// Columns: id, body (canonical JSON of the record), receivedAt
MATCH (claim:Claim {caseId: $caseId})
USING INDEX claim:Claim(caseId, id)
WHERE claim.id > $after AND claim.receivedAt <= $knownAt
  AND ($predicates IS NULL OR claim.predicate IN $predicates)
  AND ($asAt IS NULL OR (coalesce(claim.firstDay, $asAt) <= $asAt AND coalesce(claim.lastDay, $asAt) >= $asAt))
  AND ($changedOnly = false OR EXISTS { (claim)<-[:REVIEWS|SUPERSEDES]-() })
RETURN claim.id AS id, claim.body AS body, claim.receivedAt AS receivedAt
ORDER BY claim.caseId, claim.id
LIMIT $limit
