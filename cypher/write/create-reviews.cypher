// Purpose: New reviews of claims of a case, tied to the claims and to what they quote.
// Params:
//   $caseId - id of the case
//   $rows - list of lists of properties in the order of server/store/neo4j/record-rows.ts
//     and then the ids of excerpts, each once
// Columns: written (reviews and quotes)
UNWIND $rows AS row
MATCH (claim:Claim {caseId: $caseId, id: row[3]})
CREATE (review:Review {
  caseId: $caseId, id: row[0], body: row[1], contentHash: row[2], claimId: row[3], verdict: row[4],
  author: row[5], recordedAt: row[6], reason: row[7], receivedAt: row[8]
})-[:REVIEWS]->(claim)
WITH review, row
CALL (review, row) {
  UNWIND row[9] AS quoted
  MATCH (excerpt:Excerpt {caseId: $caseId, id: quoted})
  CREATE (review)-[:QUOTES]->(excerpt)
  RETURN count(*) AS quotes
}
RETURN count(*) + sum(quotes) AS written
