// Purpose: Within a case, an id belongs to one excerpt; pages are read in its order.
// Params: none
// Columns: none
CREATE CONSTRAINT trama_excerpt_id_unique IF NOT EXISTS
FOR (node:Excerpt) REQUIRE (node.caseId, node.id) IS UNIQUE
