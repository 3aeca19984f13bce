// Purpose: Within a case, a folded word of a name is one node; names are searched by the beginnings of their words.
// Params: none
// Columns: none
CREATE CONSTRAINT trama_name_token_unique IF NOT EXISTS
FOR (node:NameToken) REQUIRE (node.caseId, node.token) IS UNIQUE
