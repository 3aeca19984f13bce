// Purpose: The entities that most claims are about or point to, most first; a claim that does both counts once.
// Params:
//   $caseId - id of the case
//   $knownAt - last instant of receipt to see
//   $limit - most rows to return, an integer
// Columns: entity
CALL () {
  MATCH (claim:Claim {caseId: $caseId})
  USING INDEX SEEK claim:Claim(caseId, subjectId, id)
  WHERE claim.subjectId > '' AND claim.id > '' AND claim.receivedAt <= $knownAt
  RETURN claim.subjectId AS entity, count(*) AS claims
  UNION ALL
  MATCH (claim:Claim {caseId: $caseId})
  USING INDEX SEEK claim:Claim(caseId, objectId, id)
  WHERE claim.objectId > '' AND claim.id > '' AND claim.subjectId <> claim.objectId AND claim.receivedAt <= $knownAt
  RETURN claim.objectId AS entity, count(*) AS claims
}
WITH entity, sum(claims) AS total
ORDER BY total DESC, entity
LIMIT $limit
RETURN entity
