// Purpose: Takes the write lock of the clock of the store, making it if need be, before anybody reads it.
// Params: none
// Columns: none
MERGE (clock:Clock {id: 'store'})
SET clock.locked = true
