// Purpose: Waits until every index is online.
// Params:
//   $seconds - how long to wait at most, an integer
// Columns: none
CALL db.awaitIndexes($seconds)
