// Purpose: How many excerpts have quotes with words that begin as asked, counted up to a bound.
// Params:
//   $words - question to the full-text index, the case among it
//   $most - where to stop, an integer
// Columns: count
CALL db.index.fulltext.queryNodes('trama_excerpt_text', $words, {limit: $most}) YIELD node
RETURN count(node) AS count
