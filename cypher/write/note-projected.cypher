// Purpose: Notes how many claims of a part have got their direct relationships.
// Params:
//   $caseId - id of the case
//   $openedAt - instant at which the import was opened
//   $part - number of the part, an integer
//   $next - claims done, an integer
//   $last - true when the part is done and its note can go
// Columns: none
MATCH (noted:ImportPart {caseId: $caseId, openedAt: $openedAt, part: $part})
SET noted.done = $next
WITH noted WHERE $last
DELETE noted
