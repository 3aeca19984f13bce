// Purpose: New sources of a case, without their bytes.
// Params:
//   $caseId - id of the case
//   $receivedAt - instant of the batch
//   $rows - list of maps, each with id, body, contentHash and the properties to read by hand
// Columns: written (how many)
UNWIND $rows AS row
CREATE (source:Source)
SET source = row, source.caseId = $caseId, source.receivedAt = $receivedAt
RETURN count(*) AS written
