// Purpose: Keeps the last instant that the store has given out; the caller holds the lock.
// Params:
//   $receivedAt - instant
// Columns: none
MATCH (clock:Clock {id: 'store'})
SET clock.lastReceivedAt = $receivedAt
