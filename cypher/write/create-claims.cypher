// Purpose: New claims of a case, tied to their subjects.
// Params:
//   $caseId - id of the case
//   $receivedAt - instant of the batch
//   $rows - list of maps, each with id, body, contentHash and the properties to read by hand, subjectId among them
// Columns: written (how many)
UNWIND $rows AS row
MATCH (subject:Entity {caseId: $caseId, id: row.subjectId})
CREATE (claim:Claim)-[:SUBJECT]->(subject)
SET claim = row, claim.caseId = $caseId, claim.receivedAt = $receivedAt
RETURN count(*) AS written
