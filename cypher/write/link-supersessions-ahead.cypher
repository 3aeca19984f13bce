// Purpose: Ties claims to those they supersede that came in later parts of an import; done again it changes nothing.
// Params:
//   $caseId - id of the case
//   $rows - list of {from, to}, ids; each once
// Columns: from, to (of those that are there)
UNWIND $rows AS row
MATCH (one:Claim {caseId: $caseId, id: row.from})
MATCH (other:Claim {caseId: $caseId, id: row.to})
MERGE (one)-[:SUPERSEDES]->(other)
RETURN row.from AS from, row.to AS to
