// Purpose: Ties new reviews to the excerpts they quote.
// Params:
//   $caseId - id of the case
//   $rows - list of {from, to}, ids; each once
// Columns: written (how many)
UNWIND $rows AS row
MATCH (one:Review {caseId: $caseId, id: row.from})
MATCH (other:Excerpt {caseId: $caseId, id: row.to})
CREATE (one)-[:QUOTES]->(other)
RETURN count(*) AS written
