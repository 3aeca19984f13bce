// Purpose: Within a case, imports in parts are opened one after the other.
// Params: none
// Columns: none
CREATE CONSTRAINT trama_import_instant_unique IF NOT EXISTS
FOR (node:Import) REQUIRE (node.caseId, node.openedAt) IS UNIQUE
