// Purpose: Ends a restore: the case is there. What was noted of its parts goes.
// Params:
//   $caseId - id of the case
// Columns: none
MATCH (case:Case {id: $caseId})
REMOVE case.hidden, case.holder, case.touchedAt, case.restored
WITH case
MATCH (noted:ImportPart {caseId: $caseId})
USING INDEX noted:ImportPart(caseId, openedAt, part)
WHERE noted.openedAt > '' AND noted.part >= 0
DELETE noted
