// Purpose: The newest rows of the log that concern one case, newest first.
// Params:
//   $caseId - id of the case
//   $before - number below which to begin, an integer
//   $limit - most rows to return, an integer
// Columns: sequence, body (JSON of the row but its number)
MATCH (entry:LogEntry {caseId: $caseId})
WHERE entry.sequence > 0 AND entry.sequence < $before
RETURN entry.sequence AS sequence, entry.body AS body
ORDER BY entry.caseId DESC, entry.sequence DESC
LIMIT $limit
