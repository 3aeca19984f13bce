// Purpose: One node holds the last instant that the store has given out.
// Params: none
// Columns: none
CREATE CONSTRAINT trama_clock_id_unique IF NOT EXISTS
FOR (node:Clock) REQUIRE node.id IS UNIQUE
