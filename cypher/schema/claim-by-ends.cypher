// Purpose: All claims for one tie, without expanding the neighbourhood of either end;
//   claims without an entity object are not in it.
// Params: none
// Columns: none
CREATE INDEX trama_claim_by_ends IF NOT EXISTS
FOR (node:Claim) ON (node.caseId, node.subjectId, node.objectId, node.predicate)
