// Purpose: One node counts the rows of the log.
// Params: none
// Columns: none
CREATE CONSTRAINT trama_log_counter_id_unique IF NOT EXISTS
FOR (node:LogCounter) REQUIRE node.id IS UNIQUE
