// Purpose: Within a case, an id belongs to one review; pages are read in its order.
// Params: none
// Columns: none
CREATE CONSTRAINT trama_review_id_unique IF NOT EXISTS
FOR (node:Review) REQUIRE (node.caseId, node.id) IS UNIQUE
