// Purpose: Within a case, an id belongs to one entity; pages are read in its order.
// Params: none
// Columns: none
CREATE CONSTRAINT trama_entity_id_unique IF NOT EXISTS
FOR (node:Entity) REQUIRE (node.caseId, node.id) IS UNIQUE
