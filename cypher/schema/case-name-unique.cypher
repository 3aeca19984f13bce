// Purpose: No two cases have the same name.
// Params: none
// Columns: none
CREATE CONSTRAINT trama_case_name_unique IF NOT EXISTS
FOR (node:Case) REQUIRE node.name IS UNIQUE
