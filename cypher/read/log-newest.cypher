// Purpose: The newest rows of the log, newest first.
// Params:
//   $before - number below which to begin, an integer
//   $limit - most rows to return, an integer
// Columns: sequence, body (JSON of the row but its number)
MATCH (entry:LogEntry)
WHERE entry.sequence > 0 AND entry.sequence < $before
RETURN entry.sequence AS sequence, entry.body AS body
ORDER BY sequence DESC
LIMIT $limit
