// Purpose: Claims that begin, or where that is not known end, on the days of a window, by day and id: the rest of the day
//   to go on from, then the days after it.
// Params:
//   $caseId - id of the case
//   $predicates - predicates to read, null for all
//   $asAt - day on which a claim may hold, null for all time
//   $knownAt - last instant of receipt to see
//   $day - day on which to go on
//   $after - id on that day after which to begin, '' for all of it
//   $to - last day of the window
//   $limit - most rows to return, an integer
// Columns: id, day, body (canonical JSON of the record), receivedAt
CALL () {
  MATCH (claim:Claim {caseId: $caseId, day: $day})
  USING INDEX SEEK claim:Claim(caseId, day, id)
  WHERE claim.id > $after AND $day <= $to AND claim.receivedAt <= $knownAt
    AND ($predicates IS NULL OR claim.predicate IN $predicates)
    AND ($asAt IS NULL OR (coalesce(claim.firstDay, $asAt) <= $asAt AND coalesce(claim.lastDay, $asAt) >= $asAt))
  RETURN claim
  ORDER BY claim.caseId, claim.day, claim.id
  LIMIT $limit
  UNION ALL
  MATCH (claim:Claim {caseId: $caseId})
  USING INDEX SEEK claim:Claim(caseId, day, id)
  WHERE claim.day > $day AND claim.day <= $to AND claim.id IS NOT NULL AND claim.receivedAt <= $knownAt
    AND ($predicates IS NULL OR claim.predicate IN $predicates)
    AND ($asAt IS NULL OR (coalesce(claim.firstDay, $asAt) <= $asAt AND coalesce(claim.lastDay, $asAt) >= $asAt))
  RETURN claim
  ORDER BY claim.caseId, claim.day, claim.id
  LIMIT $limit
}
WITH claim
ORDER BY claim.day, claim.id
LIMIT $limit
RETURN claim.id AS id, claim.day AS day, claim.body AS body, claim.receivedAt AS receivedAt
ORDER BY day, id
