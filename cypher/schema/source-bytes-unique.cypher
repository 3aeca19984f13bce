// Purpose: Within a case, the same bytes are kept once.
// Params: none
// Columns: none
CREATE CONSTRAINT trama_source_bytes_unique IF NOT EXISTS
FOR (node:SourceBytes) REQUIRE (node.caseId, node.sha256) IS UNIQUE
