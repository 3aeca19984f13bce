// Purpose: Ties new claims to those they contradict.
// Params:
//   $caseId - id of the case
//   $rows - list of {from, to}, ids; each once
// Columns: written (how many)
UNWIND $rows AS row
MATCH (one:Claim {caseId: $caseId, id: row.from})
MATCH (other:Claim {caseId: $caseId, id: row.to})
CREATE (one)-[:CONTRADICTS]->(other)
RETURN count(*) AS written
