// Purpose: Within a case, an id belongs to one predicate; pages are read in its order.
// Params: none
// Columns: none
CREATE CONSTRAINT trama_predicate_id_unique IF NOT EXISTS
FOR (node:Predicate) REQUIRE (node.caseId, node.id) IS UNIQUE
