// Purpose: A case has an id of its own.
// Params: none
// Columns: none
CREATE CONSTRAINT trama_case_id_unique IF NOT EXISTS
FOR (node:Case) REQUIRE node.id IS UNIQUE
