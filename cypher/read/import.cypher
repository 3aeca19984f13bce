// Purpose: One import in parts.
// Params:
//   $caseId - id of the case
//   $openedAt - instant at which it was opened
// Columns: key, title, parts (acknowledged), counts (JSON), intoEmpty, publishedAt (null before)
MATCH (import:Import {caseId: $caseId, openedAt: $openedAt})
RETURN import.key AS key, import.title AS title, import.parts AS parts, import.counts AS counts,
  import.intoEmpty AS intoEmpty, import.publishedAt AS publishedAt
