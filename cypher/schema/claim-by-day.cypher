// Purpose: Claims in the order of a timeline; those without a known bound have no day and are not in it.
// Params: none
// Columns: none
CREATE INDEX trama_claim_by_day IF NOT EXISTS
FOR (node:Claim) ON (node.caseId, node.day, node.id)
