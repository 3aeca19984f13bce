// Purpose: How many links an entity has by predicate and direction, without those about which something was decided.
// Params:
//   $caseId - id of the case
//   $entity - id of the entity
//   $predicates - predicates to follow, null for all
//   $grades - information grades that count, as lists of scheme and value, both empty for none; null for all
//   $asAt - day on which a link may hold, null for all time
//   $from - first day of the window on some day of which a link may hold, null for all time
//   $to - last day of that window
//   $knownAt - last instant of receipt to see
// Columns: predicate, direction (out: the entity is the subject, in: the object), count
CALL () {
  MATCH (claim:Claim {caseId: $caseId, subjectId: $entity})
  USING INDEX SEEK claim:Claim(caseId, subjectId, id)
  WHERE claim.id > '' AND claim.objectId IS NOT NULL AND claim.receivedAt <= $knownAt
    AND ($predicates IS NULL OR claim.predicate IN $predicates)
    AND ($grades IS NULL OR [coalesce(claim.gradeScheme, ''), coalesce(claim.grade, '')] IN $grades)
    AND ($asAt IS NULL OR (coalesce(claim.firstDay, $asAt) <= $asAt AND coalesce(claim.lastDay, $asAt) >= $asAt))
    AND ($from IS NULL OR ($from <= $to AND coalesce(claim.firstDay, $to) <= $to
      AND coalesce(claim.lastDay, $from) >= $from AND coalesce(claim.firstDay <= claim.lastDay, true)))
    AND NOT (EXISTS { (claim)<-[:SUPERSEDES]-() }
      OR EXISTS { (claim)<-[:REVIEWS]-(review:Review) WHERE review.verdict IN ['refuted', 'withdrawn'] })
  RETURN claim.predicate AS predicate, 'out' AS direction, count(*) AS count
  UNION ALL
  MATCH (claim:Claim {caseId: $caseId, objectId: $entity})
  USING INDEX SEEK claim:Claim(caseId, objectId, id)
  WHERE claim.id > '' AND claim.subjectId <> $entity AND claim.receivedAt <= $knownAt
    AND ($predicates IS NULL OR claim.predicate IN $predicates)
    AND ($grades IS NULL OR [coalesce(claim.gradeScheme, ''), coalesce(claim.grade, '')] IN $grades)
    AND ($asAt IS NULL OR (coalesce(claim.firstDay, $asAt) <= $asAt AND coalesce(claim.lastDay, $asAt) >= $asAt))
    AND ($from IS NULL OR ($from <= $to AND coalesce(claim.firstDay, $to) <= $to
      AND coalesce(claim.lastDay, $from) >= $from AND coalesce(claim.firstDay <= claim.lastDay, true)))
    AND NOT (EXISTS { (claim)<-[:SUPERSEDES]-() }
      OR EXISTS { (claim)<-[:REVIEWS]-(review:Review) WHERE review.verdict IN ['refuted', 'withdrawn'] })
  RETURN claim.predicate AS predicate, 'in' AS direction, count(*) AS count
}
RETURN predicate, direction, count
