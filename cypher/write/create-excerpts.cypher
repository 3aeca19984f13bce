// Purpose: New excerpts of a case, tied to their sources.
// Params:
//   $caseId - id of the case
//   $rows - list of lists of properties in the order of server/store/neo4j/record-rows.ts
// Columns: written (how many)
UNWIND $rows AS row
MATCH (source:Source {caseId: $caseId, id: row[3]})
CREATE (:Excerpt {
  caseId: $caseId, id: row[0], body: row[1], contentHash: row[2], sourceId: row[3], start: row[4],
  end: row[5], quote: row[6], row: row[7], translation: row[8], searchText: row[9], receivedAt: row[10]
})-[:OF]->(source)
RETURN count(*) AS written
