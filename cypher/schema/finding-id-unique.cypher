// Purpose: Within a case, a finding has one id.
// Params: none
// Columns: none
CREATE CONSTRAINT trama_finding_id_unique IF NOT EXISTS
FOR (node:Finding) REQUIRE (node.caseId, node.id) IS UNIQUE
