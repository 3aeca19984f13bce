// Purpose: A page of the claims of some predicates, by id.
// Params:
//   $caseId - id of the case
//   $predicates - predicates to read, each once
//   $asAt - day on which a claim may hold, null for all time
//   $changedOnly - true: only claims that a review or a later claim may have changed
//   $knownAt - last instant of receipt to see
//   $after - id after which to begin, '' for the first page
//   $limit - most rows to return, an integer
// Columns: id, body (canonical JSON of the record), receivedAt
UNWIND $predicates AS predicate
CALL (predicate) {
  MATCH (claim:Claim {caseId: $caseId, predicate: predicate})
  USING INDEX claim:Claim(caseId, predicate, id)
  WHERE claim.id > $after AND claim.receivedAt <= $knownAt
    AND ($asAt IS NULL OR (coalesce(claim.firstDay, $asAt) <= $asAt AND coalesce(claim.lastDay, $asAt) >= $asAt))
    AND ($changedOnly = false OR EXISTS { (claim)<-[:REVIEWS|SUPERSEDES]-() })
  RETURN claim
  ORDER BY claim.caseId, claim.predicate, claim.id
  LIMIT $limit
}
WITH claim
ORDER BY claim.id
LIMIT $limit
RETURN claim.id AS id, claim.body AS body, claim.receivedAt AS receivedAt
ORDER BY id
