// Purpose: The links to or from any of some entities, each once, in no order; either those about which nothing was ever
//   decided, or those that were refuted, withdrawn or superseded at some time.
// Params:
//   $caseId - id of the case
//   $entities - ids of entities, each once
//   $predicates - predicates to follow, null for all
//   $grades - information grades that count, as lists of scheme and value, both empty for none; null for all
//   $asAt - day on which a link may hold, null for all time
//   $from - first day of the window on some day of which a link may hold, null for all time
//   $to - last day of that window
//   $knownAt - last instant of receipt to see
//   $decided - true: those about which something was decided
//   $limit - most rows to return, an integer
// Columns: id, predicate, subject, object, validFrom, validTo, gradeScheme, grade, receivedAt, body (null for a claim never decided about)
CALL () {
  UNWIND $entities AS entity
  MATCH (claim:Claim {caseId: $caseId, subjectId: entity})
  USING INDEX SEEK claim:Claim(caseId, subjectId, id)
  WHERE claim.id > '' AND claim.objectId IS NOT NULL AND claim.receivedAt <= $knownAt
    AND ($predicates IS NULL OR claim.predicate IN $predicates)
    AND ($grades IS NULL OR [coalesce(claim.gradeScheme, ''), coalesce(claim.grade, '')] IN $grades)
    AND ($asAt IS NULL OR (coalesce(claim.firstDay, $asAt) <= $asAt AND coalesce(claim.lastDay, $asAt) >= $asAt))
    AND ($from IS NULL OR ($from <= $to AND coalesce(claim.firstDay, $to) <= $to
      AND coalesce(claim.lastDay, $from) >= $from AND coalesce(claim.firstDay <= claim.lastDay, true)))
    AND $decided = (EXISTS { (claim)<-[:SUPERSEDES]-() }
      OR EXISTS { (claim)<-[:REVIEWS]-(review:Review) WHERE review.verdict IN ['refuted', 'withdrawn'] })
  RETURN claim
  LIMIT $limit
  UNION ALL
  UNWIND $entities AS entity
  MATCH (claim:Claim {caseId: $caseId, objectId: entity})
  USING INDEX SEEK claim:Claim(caseId, objectId, id)
  WHERE claim.id > '' AND NOT claim.subjectId IN $entities AND claim.receivedAt <= $knownAt
    AND ($predicates IS NULL OR claim.predicate IN $predicates)
    AND ($grades IS NULL OR [coalesce(claim.gradeScheme, ''), coalesce(claim.grade, '')] IN $grades)
    AND ($asAt IS NULL OR (coalesce(claim.firstDay, $asAt) <= $asAt AND coalesce(claim.lastDay, $asAt) >= $asAt))
    AND ($from IS NULL OR ($from <= $to AND coalesce(claim.firstDay, $to) <= $to
      AND coalesce(claim.lastDay, $from) >= $from AND coalesce(claim.firstDay <= claim.lastDay, true)))
    AND $decided = (EXISTS { (claim)<-[:SUPERSEDES]-() }
      OR EXISTS { (claim)<-[:REVIEWS]-(review:Review) WHERE review.verdict IN ['refuted', 'withdrawn'] })
  RETURN claim
  LIMIT $limit
}
WITH claim
LIMIT $limit
RETURN claim.id AS id, claim.predicate AS predicate, claim.subjectId AS subject, claim.objectId AS object,
  claim.validFrom AS validFrom, claim.validTo AS validTo,
  claim.gradeScheme AS gradeScheme, claim.grade AS grade,
  claim.receivedAt AS receivedAt, CASE WHEN $decided THEN claim.body END AS body
