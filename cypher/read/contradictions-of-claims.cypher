// Purpose: The claims that say they contradict those named.
// Params:
//   $caseId - id of the case
//   $claims - ids of claims, each once
//   $knownAt - last instant of receipt to see
// Columns: claim (id of the claim named), contradictedBy
UNWIND $claims AS wanted
MATCH (:Claim {caseId: $caseId, id: wanted})<-[:CONTRADICTS]-(other:Claim)
WHERE other.receivedAt <= $knownAt
RETURN wanted AS claim, other.id AS contradictedBy
