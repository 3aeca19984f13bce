// Purpose: Within a case, an id belongs to one claim; pages are read in its order.
// Params: none
// Columns: none
CREATE CONSTRAINT trama_claim_id_unique IF NOT EXISTS
FOR (node:Claim) REQUIRE (node.caseId, node.id) IS UNIQUE
