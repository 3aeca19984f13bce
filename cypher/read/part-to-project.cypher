// Purpose: The next claims of a published import whose direct relationships are to be made.
// Params:
//   $caseId - id of the case
//   $openedAt - instant at which the import was opened
//   $size - most claims, an integer
// Columns: part (its number), claims (new ones), judged (claims that the part changed), next (claims done then), last (of the part)
MATCH (noted:ImportPart {caseId: $caseId, openedAt: $openedAt})
USING INDEX noted:ImportPart(caseId, openedAt, part)
WHERE noted.part >= 0
WITH noted
ORDER BY noted.part
LIMIT 1
WITH noted, noted.done + $size AS next
WITH noted, next, next >= size(noted.claims) AS last
RETURN noted.part AS part, noted.claims[noted.done..next] AS claims,
  CASE WHEN last THEN noted.judged ELSE [] END AS judged, next, last
