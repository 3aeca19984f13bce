// Purpose: Which of the records named a case has, and with what content.
// Params:
//   $caseId - id of the case
//   $predicateIds - ids of predicates
//   $sourceIds - ids of sources
//   $entityIds - ids of entitys
//   $excerptIds - ids of excerpts
//   $claimIds - ids of claims
//   $reviewIds - ids of reviews
//   $overrideIds - ids of overrides
// Columns: type, id, contentHash
UNWIND $predicateIds AS id
MATCH (record:Predicate {caseId: $caseId, id: id})
RETURN 'predicate' AS type, id, record.contentHash AS contentHash
UNION ALL
UNWIND $sourceIds AS id
MATCH (record:Source {caseId: $caseId, id: id})
RETURN 'source' AS type, id, record.contentHash AS contentHash
UNION ALL
UNWIND $entityIds AS id
MATCH (record:Entity {caseId: $caseId, id: id})
RETURN 'entity' AS type, id, record.contentHash AS contentHash
UNION ALL
UNWIND $excerptIds AS id
MATCH (record:Excerpt {caseId: $caseId, id: id})
RETURN 'excerpt' AS type, id, record.contentHash AS contentHash
UNION ALL
UNWIND $claimIds AS id
MATCH (record:Claim {caseId: $caseId, id: id})
RETURN 'claim' AS type, id, record.contentHash AS contentHash
UNION ALL
UNWIND $reviewIds AS id
MATCH (record:Review {caseId: $caseId, id: id})
RETURN 'review' AS type, id, record.contentHash AS contentHash
UNION ALL
UNWIND $overrideIds AS id
MATCH (record:Override {caseId: $caseId, id: id})
RETURN 'override' AS type, id, record.contentHash AS contentHash
