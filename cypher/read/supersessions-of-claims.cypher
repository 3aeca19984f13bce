// Purpose: The claims that supersede those named.
// Params:
//   $caseId - id of the case
//   $claims - ids of claims, each once
//   $knownAt - last instant of receipt to see
// Columns: supersedes (id of the claim named), id, recordedAt, receivedAt (of the later claim)
UNWIND $claims AS wanted
MATCH (:Claim {caseId: $caseId, id: wanted})<-[:SUPERSEDES]-(later:Claim)
WHERE later.receivedAt <= $knownAt
RETURN wanted AS supersedes, later.id AS id, later.recordedAt AS recordedAt, later.receivedAt AS receivedAt
