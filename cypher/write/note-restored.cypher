// Purpose: Counts a part of a restore and notes the newest instant in it; the caller holds the lock of the case.
// Params:
//   $caseId - id of the case
//   $revision - newest instant of the part, null when it is empty
// Columns: part (its number)
MATCH (case:Case {id: $caseId})
WITH case, case.restored AS part
SET case.restored = part + 1, case.touchedAt = timestamp(),
  case.revision = CASE WHEN case.revision > $revision THEN case.revision ELSE coalesce($revision, case.revision) END
RETURN part
