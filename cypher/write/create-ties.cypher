// Purpose: Direct relationships between entities, of the type of their predicate.
// Params:
//   $caseId - id of the case
//   $rows - list of [subject, object, predicate, properties in the order of server/store/neo4j/project-ties.ts ...]
// Columns: written (how many)
UNWIND $rows AS row
MATCH (subject:Entity {caseId: $caseId, id: row[0]})
MATCH (object:Entity {caseId: $caseId, id: row[1]})
CREATE (subject)-[:$(row[2]) {
  caseId: $caseId, claimIds: row[3], count: row[4], weight: row[5], origins: row[6], ungraded: row[7],
  certainties: row[8], bases: row[9], from: row[10], to: row[11]
}]->(object)
RETURN count(*) AS written
