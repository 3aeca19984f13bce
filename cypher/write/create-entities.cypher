// Purpose: New entities of a case, labelled with their kind.
// Params:
//   $caseId - id of the case
//   $receivedAt - instant of the batch
//   $rows - list of maps, each with id, body, contentHash and the properties to read by hand, kind among them
// Columns: written (how many)
UNWIND $rows AS row
CREATE (entity:Entity:$(row.kind))
SET entity = row, entity.caseId = $caseId, entity.receivedAt = $receivedAt
RETURN count(*) AS written
