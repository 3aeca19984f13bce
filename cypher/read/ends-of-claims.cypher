// Purpose: Between what the claims named stand, if both their ends are entities.
// Params:
//   $caseId - id of the case
//   $claims - ids of claims, each once
// Columns: subject, predicate, object
UNWIND $claims AS wanted
MATCH (claim:Claim {caseId: $caseId, id: wanted})
USING INDEX SEEK claim:Claim(caseId, id)
WHERE claim.objectId IS NOT NULL
RETURN DISTINCT claim.subjectId AS subject, claim.predicate AS predicate, claim.objectId AS object
