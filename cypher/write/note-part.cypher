// Purpose: Notes what is left to do for a part when its import is published.
// Params:
//   $caseId - id of the case
//   $openedAt - instant at which the import was opened
//   $part - number of the part, an integer
//   $properties - claims and judged, ids; supersedes and contradicts, flat lists of from and to
// Columns: none
CREATE (noted:ImportPart {caseId: $caseId, openedAt: $openedAt, part: $part})
SET noted += $properties, noted.done = 0
