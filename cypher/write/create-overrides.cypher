// Purpose: New overrides of the protection of entities of a case.
// Params:
//   $caseId - id of the case
//   $rows - list of lists of properties in the order of server/store/neo4j/record-rows.ts
// Columns: written (how many)
UNWIND $rows AS row
MATCH (entity:Entity {caseId: $caseId, id: row[3]})
CREATE (:Override {
  caseId: $caseId, id: row[0], body: row[1], contentHash: row[2], entityId: row[3], ground: row[4],
  author: row[5], recordedAt: row[6], reason: row[7], receivedAt: row[8]
})-[:OF_ENTITY]->(entity)
RETURN count(*) AS written
