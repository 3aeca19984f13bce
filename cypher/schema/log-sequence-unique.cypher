// Purpose: A row of the log has a number of its own; the newest are read in its order.
// Params: none
// Columns: none
CREATE CONSTRAINT trama_log_sequence_unique IF NOT EXISTS
FOR (node:LogEntry) REQUIRE node.sequence IS UNIQUE
