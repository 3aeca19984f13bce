// Purpose: Claims that point to one entity, in the order of their ids; claims without an entity object are not in it.
// Params: none
// Columns: none
CREATE INDEX trama_claim_by_object IF NOT EXISTS
FOR (node:Claim) ON (node.caseId, node.objectId, node.id)
