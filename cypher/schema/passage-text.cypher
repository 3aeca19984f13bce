// Purpose: Passages of running texts by their folded words. The words are folded by Trama, so the analyser only parts
//   them at white space; the index is in step with every commit.
// Params: none
// Columns: none
CREATE FULLTEXT INDEX trama_passage_text IF NOT EXISTS
FOR (node:Passage) ON EACH [node.caseId, node.searchText]
OPTIONS {indexConfig: {`fulltext.analyzer`: 'whitespace', `fulltext.eventually_consistent`: false}}
