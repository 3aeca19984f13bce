// Purpose: All claims between the entities named and others, as far as the projection needs them.
// Params:
//   $caseId - id of the case
//   $subjects - ids of entities, each once
//   $knownAt - last instant of receipt to see
// Columns: subject, predicate, object, id, body (null when not needed), receivedAt, certainty, basis, firstDay, lastDay, grade, gradeScheme, attributed (to somebody), changed (a review or a later claim may have changed it), sources (ids)
UNWIND $subjects AS subject
MATCH (claim:Claim {caseId: $caseId, subjectId: subject})
USING INDEX claim:Claim(caseId, subjectId, objectId, predicate)
WHERE claim.objectId > '' AND claim.predicate > '' AND claim.receivedAt <= $knownAt
WITH claim, claim.attributedTo IS NOT NULL AS attributed, EXISTS { (claim)<-[:REVIEWS|SUPERSEDES]-() } AS changed
RETURN claim.subjectId AS subject, claim.predicate AS predicate, claim.objectId AS object, claim.id AS id,
  CASE WHEN attributed OR changed THEN claim.body END AS body, claim.receivedAt AS receivedAt,
  claim.certainty AS certainty, claim.basis AS basis, claim.firstDay AS firstDay, claim.lastDay AS lastDay,
  claim.grade AS grade, claim.gradeScheme AS gradeScheme, attributed, changed,
  COLLECT { MATCH (claim)-[:QUOTES]->(excerpt:Excerpt) RETURN DISTINCT excerpt.sourceId } AS sources
