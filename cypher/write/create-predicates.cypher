// Purpose: New predicates of a case.
// Params:
//   $caseId - id of the case
//   $receivedAt - instant of the batch
//   $rows - list of maps, each with id, body, contentHash and the properties to read by hand
// Columns: written (how many)
UNWIND $rows AS row
CREATE (predicate:Predicate)
SET predicate = row, predicate.caseId = $caseId, predicate.receivedAt = $receivedAt
RETURN count(*) AS written
