// Purpose: The log of one case, by number.
// Params: none
// Columns: none
CREATE INDEX trama_log_by_case IF NOT EXISTS
FOR (node:LogEntry) ON (node.caseId, node.sequence)
