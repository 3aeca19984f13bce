// Purpose: Ties new claims that give a name to the folded words it is found by.
// Params:
//   $caseId - id of the case
//   $rows - list of {from, to}, each once: id of the claim and a word
// Columns: written (how many)
UNWIND $rows AS row
MATCH (claim:Claim {caseId: $caseId, id: row.from})
MERGE (token:NameToken {caseId: $caseId, token: row.to})
CREATE (claim)-[:HAS_TOKEN]->(token)
RETURN count(*) AS written
