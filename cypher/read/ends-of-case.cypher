// Purpose: Between what the claims of a case stand, if both their ends are entities.
// Params:
//   $caseId - id of the case
// Columns: subject, predicate, object
MATCH (claim:Claim {caseId: $caseId})
USING INDEX claim:Claim(caseId, id)
WHERE claim.id > '' AND claim.objectId IS NOT NULL
RETURN DISTINCT claim.subjectId AS subject, claim.predicate AS predicate, claim.objectId AS object
