// Purpose: The sources named.
// Params:
//   $caseId - id of the case
//   $ids - ids, each once
// Columns: body (canonical JSON of the record)
UNWIND $ids AS wanted
MATCH (source:Source {caseId: $caseId, id: wanted})
RETURN source.body AS body
