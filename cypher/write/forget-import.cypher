// Purpose: Ends an import of which no record is there; the caller holds the lock of the case.
// Params:
//   $caseId - id of the case
//   $openedAt - instant at which it was opened
// Columns: none
MATCH (case:Case {id: $caseId})
REMOVE case.importing, case.discarding
WITH case
CALL () {
  MATCH (noted:ImportPart {caseId: $caseId, openedAt: $openedAt})
  USING INDEX noted:ImportPart(caseId, openedAt, part)
  WHERE noted.part >= 0
  DELETE noted
}
MATCH (import:Import {caseId: $caseId, openedAt: $openedAt})
DELETE import
