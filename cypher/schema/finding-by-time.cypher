// Purpose: The findings of one case, by when they were kept.
// Params: none
// Columns: none
CREATE INDEX trama_finding_by_time IF NOT EXISTS
FOR (node:Finding) ON (node.caseId, node.at, node.id)
