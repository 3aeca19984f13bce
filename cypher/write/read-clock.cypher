// Purpose: The last instant that the store has given out; the caller holds the lock.
// Params: none
// Columns: lastReceivedAt (null at first)
MATCH (clock:Clock {id: 'store'})
RETURN clock.lastReceivedAt AS lastReceivedAt
