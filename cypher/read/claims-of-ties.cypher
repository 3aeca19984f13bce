// Purpose: All claims for the ties named.
// Params:
//   $caseId - id of the case
//   $ties - list of {subject, predicate, object}, each once
// Columns: id, body (canonical JSON of the record), receivedAt
UNWIND $ties AS tie
MATCH (claim:Claim {caseId: $caseId, subjectId: tie.subject, objectId: tie.object, predicate: tie.predicate})
RETURN claim.id AS id, claim.body AS body, claim.receivedAt AS receivedAt
