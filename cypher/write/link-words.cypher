// Purpose: Ties claims that give a name to words they are found by.
// Params:
//   $caseId - id of the case
//   $rows - list of [the database's own id of the claim, word]
// Columns: written (how many)
UNWIND $rows AS row
MATCH (claim) WHERE elementId(claim) = row[0]
MERGE (token:NameToken {caseId: $caseId, token: row[1]})
CREATE (claim)-[:HAS_TOKEN]->(token)
RETURN count(*) AS written
