// Purpose: A new row of the log under the next number; the caller holds the lock of the counter.
// Params:
//   $properties - at, action, caseId, actor, purpose to read by hand, and body, the JSON of the whole row but its number
// Columns: sequence
MATCH (counter:LogCounter {id: 'store'})
SET counter.last = coalesce(counter.last, 0) + 1
CREATE (entry:LogEntry)
SET entry = $properties, entry.sequence = counter.last
RETURN entry.sequence AS sequence
