// Purpose: New claims that say something of one entity, tied to it, to what they quote and to the words they are found by.
// Params:
//   $caseId - id of the case
//   $rows - list of lists of properties in the order of server/store/neo4j/record-rows.ts
//     and then the ids of excerpts, each once
// Columns: written (claims, quotes and words)
UNWIND $rows AS row
MATCH (subject:Entity {caseId: $caseId, id: row[3]})
CREATE (claim:Claim {
  caseId: $caseId, id: row[0], body: row[1], contentHash: row[2], subjectId: row[3], predicate: row[5],
  role: row[6], quantity: row[7], unit: row[8], validFrom: row[9], validTo: row[10], firstDay: row[11],
  lastDay: row[12], day: row[13], recordedAt: row[14], recordedBy: row[15], grade: row[16],
  gradeScheme: row[17], handling: row[18], basis: row[19], certainty: row[20], attributedTo: row[21],
  note: row[22], literalKind: row[23], value: row[24], min: row[25], max: row[26], latitude: row[27],
  longitude: row[28], element: row[29], receivedAt: row[30], nameTokens: row[31]
})-[:SUBJECT]->(subject)
WITH claim, row
CALL (claim, row) {
  UNWIND row[32] AS quoted
  MATCH (excerpt:Excerpt {caseId: $caseId, id: quoted})
  CREATE (claim)-[:QUOTES]->(excerpt)
  RETURN count(*) AS quotes
}
CALL (claim, row) {
  UNWIND row[31] AS word
  MERGE (token:NameToken {caseId: $caseId, token: word})
  CREATE (claim)-[:HAS_TOKEN]->(token)
  RETURN count(*) AS words
}
RETURN count(*) + sum(quotes) + sum(words) AS written
