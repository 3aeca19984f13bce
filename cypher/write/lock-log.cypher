// Purpose: Takes the write lock of the counter of the log, making it if need be, before anybody reads it.
// Params: none
// Columns: none
MERGE (counter:LogCounter {id: 'store'})
SET counter.locked = true
