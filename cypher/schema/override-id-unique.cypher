// Purpose: Within a case, an id belongs to one override; pages are read in its order.
// Params: none
// Columns: none
CREATE CONSTRAINT trama_override_id_unique IF NOT EXISTS
FOR (node:Override) REQUIRE (node.caseId, node.id) IS UNIQUE
