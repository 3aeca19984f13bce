// Purpose: Claims of one predicate, in the order of their ids.
// Params: none
// Columns: none
CREATE INDEX trama_claim_by_predicate IF NOT EXISTS
FOR (node:Claim) ON (node.caseId, node.predicate, node.id)
