// Purpose: The names in which every word begins some word, of the first so many entities that have one, by entity.
//   The first word narrows the search through the index; the others are compared on what it leaves.
// Params:
//   $caseId - id of the case
//   $prefix - the longest word, folded
//   $words - all words, folded
//   $asAt - day on which a name may hold, null for all time
//   $knownAt - last instant of receipt to see
//   $after - entity after which to begin, '' for the first
//   $limit - most entities, an integer
// Columns: entity, body (canonical JSON of the claim), receivedAt
MATCH (token:NameToken {caseId: $caseId})<-[:HAS_TOKEN]-(claim:Claim)
WHERE token.token STARTS WITH $prefix
  AND claim.subjectId > $after AND claim.receivedAt <= $knownAt
  AND ($asAt IS NULL OR (coalesce(claim.firstDay, $asAt) <= $asAt AND coalesce(claim.lastDay, $asAt) >= $asAt))
  AND all(word IN $words WHERE any(own IN claim.nameTokens WHERE own STARTS WITH word))
WITH claim.subjectId AS entity, collect(DISTINCT claim) AS claims
ORDER BY entity
LIMIT $limit
UNWIND claims AS claim
RETURN entity, claim.body AS body, claim.receivedAt AS receivedAt
