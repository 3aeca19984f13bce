// Purpose: New reviews of claims of a case.
// Params:
//   $caseId - id of the case
//   $receivedAt - instant of the batch
//   $rows - list of maps, each with id, body, contentHash and the properties to read by hand, claimId among them
// Columns: written (how many)
UNWIND $rows AS row
MATCH (claim:Claim {caseId: $caseId, id: row.claimId})
CREATE (review:Review)-[:REVIEWS]->(claim)
SET review = row, review.caseId = $caseId, review.receivedAt = $receivedAt
RETURN count(*) AS written
