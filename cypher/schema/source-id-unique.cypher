// Purpose: Within a case, an id belongs to one source; pages are read in its order.
// Params: none
// Columns: none
CREATE CONSTRAINT trama_source_id_unique IF NOT EXISTS
FOR (node:Source) REQUIRE (node.caseId, node.id) IS UNIQUE
