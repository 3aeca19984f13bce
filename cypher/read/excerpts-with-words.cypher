// Purpose: Excerpts whose quotes have words that begin as asked, by id.
// Params:
//   $caseId - id of the case
//   $words - question to the full-text index, the case among it
//   $knownAt - last instant of receipt to see
//   $after - id after which to begin, '' for the first page
//   $limit - most rows to return, an integer
// Columns: id, source, start, end, text
CALL db.index.fulltext.queryNodes('trama_excerpt_text', $words) YIELD node
WITH node WHERE node.caseId = $caseId AND node.id > $after AND node.receivedAt <= $knownAt
WITH node ORDER BY node.id LIMIT $limit
RETURN node.id AS id, node.sourceId AS source, node.start AS start, node.end AS end, node.quote AS text
ORDER BY id
