// Purpose: Excerpts by the folded words of their quotes. The words are folded by Trama, so the analyser only parts them
//   at white space; the index is in step with every commit.
// Params: none
// Columns: none
CREATE FULLTEXT INDEX trama_excerpt_text IF NOT EXISTS
FOR (node:Excerpt) ON EACH [node.caseId, node.searchText]
OPTIONS {indexConfig: {`fulltext.analyzer`: 'whitespace', `fulltext.eventually_consistent`: false}}
