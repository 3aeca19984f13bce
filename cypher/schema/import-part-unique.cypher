// Purpose: Within an import, each part notes once what is left to do for it.
// Params: none
// Columns: none
CREATE CONSTRAINT trama_import_part_unique IF NOT EXISTS
FOR (node:ImportPart) REQUIRE (node.caseId, node.openedAt, node.part) IS UNIQUE
