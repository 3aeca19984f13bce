// Purpose: Claims about one entity, in the order of their ids, so that a page of a hub reads no more than it holds.
// Params: none
// Columns: none
CREATE INDEX trama_claim_by_subject IF NOT EXISTS
FOR (node:Claim) ON (node.caseId, node.subjectId, node.id)
