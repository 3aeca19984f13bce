// Purpose: Entities of one kind, in the order of their ids.
// Params: none
// Columns: none
CREATE INDEX trama_entity_by_kind IF NOT EXISTS
FOR (node:Entity) ON (node.caseId, node.kind, node.id)
