// Purpose: The nodes of the records named with their relationships, but for those that make up the projection.
// Params:
//   $caseId - id of the case
//   $predicateIds - ids of predicates, each once
//   $sourceIds - ids of sources, each once
//   $entityIds - ids of entities, each once
//   $excerptIds - ids of excerpts, each once
//   $claimIds - ids of claims, each once
//   $reviewIds - ids of reviews, each once
//   $overrideIds - ids of overrides, each once
// Columns: type, id, node (the database's own id), labels, properties, links (list of {link, type, label, to, inCase})
CALL () {
  UNWIND $predicateIds AS wanted
  MATCH (record:Predicate {caseId: $caseId, id: wanted})
  USING INDEX SEEK record:Predicate(caseId, id)
  RETURN 'predicate' AS type, record
  UNION ALL
  UNWIND $sourceIds AS wanted
  MATCH (record:Source {caseId: $caseId, id: wanted})
  USING INDEX SEEK record:Source(caseId, id)
  RETURN 'source' AS type, record
  UNION ALL
  UNWIND $entityIds AS wanted
  MATCH (record:Entity {caseId: $caseId, id: wanted})
  USING INDEX SEEK record:Entity(caseId, id)
  RETURN 'entity' AS type, record
  UNION ALL
  UNWIND $excerptIds AS wanted
  MATCH (record:Excerpt {caseId: $caseId, id: wanted})
  USING INDEX SEEK record:Excerpt(caseId, id)
  RETURN 'excerpt' AS type, record
  UNION ALL
  UNWIND $claimIds AS wanted
  MATCH (record:Claim {caseId: $caseId, id: wanted})
  USING INDEX SEEK record:Claim(caseId, id)
  RETURN 'claim' AS type, record
  UNION ALL
  UNWIND $reviewIds AS wanted
  MATCH (record:Review {caseId: $caseId, id: wanted})
  USING INDEX SEEK record:Review(caseId, id)
  RETURN 'review' AS type, record
  UNION ALL
  UNWIND $overrideIds AS wanted
  MATCH (record:Override {caseId: $caseId, id: wanted})
  USING INDEX SEEK record:Override(caseId, id)
  RETURN 'override' AS type, record
}
RETURN type, record.id AS id, elementId(record) AS node, labels(record) AS labels, properties(record) AS properties,
  COLLECT {
    MATCH (record)-[link]->(other)
    WHERE type <> 'entity'
    RETURN {
      link: elementId(link), type: type(link), label: labels(other)[0], inCase: coalesce(other.caseId = $caseId, false),
      to: coalesce(other.token, other.id, other.sha256, '')
    }
  } AS links
