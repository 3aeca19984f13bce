// Purpose: Ties new claims to the entities that are their objects.
// Params:
//   $caseId - id of the case
//   $rows - list of {from, to}, ids; each once
// Columns: written (how many)
UNWIND $rows AS row
MATCH (one:Claim {caseId: $caseId, id: row.from})
MATCH (other:Entity {caseId: $caseId, id: row.to})
CREATE (one)-[:OBJECT]->(other)
RETURN count(*) AS written
