// Purpose: Within a case, an id belongs to one passage of a running text.
// Params: none
// Columns: none
CREATE CONSTRAINT trama_passage_id_unique IF NOT EXISTS
FOR (node:Passage) REQUIRE (node.caseId, node.id) IS UNIQUE
