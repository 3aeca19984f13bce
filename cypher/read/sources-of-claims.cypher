// Purpose: The sources that the claims named quote; they were there before the claims.
// Params:
//   $caseId - id of the case
//   $claims - ids of claims, each once
// Columns: claim, source (id), body (canonical JSON of the source)
UNWIND $claims AS wanted
MATCH (:Claim {caseId: $caseId, id: wanted})-[:QUOTES]->(:Excerpt)-[:OF]->(source:Source)
RETURN DISTINCT wanted AS claim, source.id AS source, source.body AS body
