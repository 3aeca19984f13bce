// Purpose: Within a case, a view has one set of positions.
// Params: none
// Columns: none
CREATE CONSTRAINT trama_view_name_unique IF NOT EXISTS
FOR (node:View) REQUIRE (node.caseId, node.name) IS UNIQUE
