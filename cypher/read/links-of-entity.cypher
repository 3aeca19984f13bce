// Purpose: A page of the links to or from one entity, by claim id; a link to itself once.
// Params:
//   $caseId - id of the case
//   $entity - id of the entity
//   $predicates - predicates to follow, null for all
//   $grades - information grades that count, as lists of scheme and value, both empty for none; null for all
//   $asAt - day on which a link may hold, null for all time
//   $from - first day of the window on some day of which a link may hold, null for all time
//   $to - last day of that window
//   $knownAt - last instant of receipt to see
//   $after - id after which to begin, '' for the first page
//   $limit - most rows to return, an integer
// Columns: id, predicate, subject, object, validFrom, validTo, gradeScheme, grade, receivedAt, body (null for a claim never decided about)
CALL () {
  MATCH (claim:Claim {caseId: $caseId, subjectId: $entity})
  USING INDEX SEEK claim:Claim(caseId, subjectId, id)
  WHERE claim.id > $after AND claim.objectId IS NOT NULL AND claim.receivedAt <= $knownAt
    AND ($predicates IS NULL OR claim.predicate IN $predicates)
    AND ($grades IS NULL OR [coalesce(claim.gradeScheme, ''), coalesce(claim.grade, '')] IN $grades)
    AND ($asAt IS NULL OR (coalesce(claim.firstDay, $asAt) <= $asAt AND coalesce(claim.lastDay, $asAt) >= $asAt))
    AND ($from IS NULL OR ($from <= $to AND coalesce(claim.firstDay, $to) <= $to
      AND coalesce(claim.lastDay, $from) >= $from AND coalesce(claim.firstDay <= claim.lastDay, true)))
  RETURN claim
  ORDER BY claim.caseId, claim.subjectId, claim.id
  LIMIT $limit
  UNION ALL
  MATCH (claim:Claim {caseId: $caseId, objectId: $entity})
  USING INDEX SEEK claim:Claim(caseId, objectId, id)
  WHERE claim.id > $after AND claim.subjectId <> $entity AND claim.receivedAt <= $knownAt
    AND ($predicates IS NULL OR claim.predicate IN $predicates)
    AND ($grades IS NULL OR [coalesce(claim.gradeScheme, ''), coalesce(claim.grade, '')] IN $grades)
    AND ($asAt IS NULL OR (coalesce(claim.firstDay, $asAt) <= $asAt AND coalesce(claim.lastDay, $asAt) >= $asAt))
    AND ($from IS NULL OR ($from <= $to AND coalesce(claim.firstDay, $to) <= $to
      AND coalesce(claim.lastDay, $from) >= $from AND coalesce(claim.firstDay <= claim.lastDay, true)))
  RETURN claim
  ORDER BY claim.caseId, claim.objectId, claim.id
  LIMIT $limit
}
WITH claim
ORDER BY claim.id
LIMIT $limit
RETURN claim.id AS id, claim.predicate AS predicate, claim.subjectId AS subject, claim.objectId AS object,
  claim.validFrom AS validFrom, claim.validTo AS validTo,
  claim.gradeScheme AS gradeScheme, claim.grade AS grade,
  claim.receivedAt AS receivedAt, CASE WHEN (EXISTS { (claim)<-[:SUPERSEDES]-() }
      OR EXISTS { (claim)<-[:REVIEWS]-(review:Review) WHERE review.verdict IN ['refuted', 'withdrawn'] }) THEN claim.body END AS body
ORDER BY id
