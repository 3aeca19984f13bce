// Purpose: New sources of a case, without their bytes.
// Params:
//   $caseId - id of the case
//   $rows - list of lists of properties in the order of server/store/neo4j/record-rows.ts
// Columns: written (how many)
UNWIND $rows AS row
CREATE (:Source {
  caseId: $caseId, id: row[0], body: row[1], contentHash: row[2], sha256: row[3], kind: row[4], title: row[5],
  languages: row[6], publisher: row[7], date: row[8], originId: row[9], reliability: row[10],
  reliabilityScheme: row[11], handling: row[12], exhibit: row[13], mediaType: row[14], byteLength: row[15],
  receivedAt: row[16]
})
RETURN count(*) AS written
