// Purpose: New entities of a case, labelled with their kind.
// Params:
//   $caseId - id of the case
//   $rows - list of lists of properties in the order of server/store/neo4j/record-rows.ts
// Columns: written (how many)
UNWIND $rows AS row
CREATE (:Entity:$(row[3]) {
  caseId: $caseId, id: row[0], body: row[1], contentHash: row[2], kind: row[3], subkind: row[4],
  receivedAt: row[5]
})
RETURN count(*) AS written
