// Purpose: New overrides of the protection of entities of a case.
// Params:
//   $caseId - id of the case
//   $receivedAt - instant of the batch
//   $rows - list of maps, each with id, body, contentHash and the properties to read by hand, entityId among them
// Columns: written (how many)
UNWIND $rows AS row
MATCH (entity:Entity {caseId: $caseId, id: row.entityId})
CREATE (override:Override)-[:OF_ENTITY]->(entity)
SET override = row, override.caseId = $caseId, override.receivedAt = $receivedAt
RETURN count(*) AS written
