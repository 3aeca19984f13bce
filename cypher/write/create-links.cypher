// Purpose: New claims about two entities, tied to them and to what they quote.
// Params:
//   $caseId - id of the case
//   $rows - list of lists of properties in the order of server/store/neo4j/record-rows.ts
//     and then the ids of excerpts, each once
// Columns: written (claims and quotes)
UNWIND $rows AS row
MATCH (subject:Entity {caseId: $caseId, id: row[3]})
MATCH (object:Entity {caseId: $caseId, id: row[4]})
CREATE (claim:Claim {
  caseId: $caseId, id: row[0], body: row[1], contentHash: row[2], subjectId: row[3], objectId: row[4],
  predicate: row[5], role: row[6], quantity: row[7], unit: row[8], validFrom: row[9], validTo: row[10],
  firstDay: row[11], lastDay: row[12], day: row[13], recordedAt: row[14], recordedBy: row[15], grade: row[16],
  gradeScheme: row[17], handling: row[18], basis: row[19], certainty: row[20], attributedTo: row[21],
  note: row[22], receivedAt: row[30]
})-[:SUBJECT]->(subject)
CREATE (claim)-[:OBJECT]->(object)
WITH claim, row
CALL (claim, row) {
  UNWIND row[32] AS quoted
  MATCH (excerpt:Excerpt {caseId: $caseId, id: quoted})
  CREATE (claim)-[:QUOTES]->(excerpt)
  RETURN count(*) AS quotes
}
RETURN count(*) + sum(quotes) AS written
