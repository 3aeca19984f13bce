// Purpose: Deletes nodes of one type of a case, at most so many at a time.
// Params:
//   $caseId - id of the case
//   $type - a type of records, or passage, bytes, word, view, finding, import, part, log
//   $receivedAt - only what bears this instant, null for all
//   $limit - most nodes, an integer
// Columns: deleted (how many), bytes (of sources), actions (of log entries)
CALL () {
  WITH $type AS wanted WHERE wanted = 'review'
  MATCH (node:Review {caseId: $caseId})
  USING INDEX node:Review(caseId, id)
  WHERE node.id > '' AND ($receivedAt IS NULL OR node.receivedAt = $receivedAt)
  RETURN node
  LIMIT $limit
  UNION ALL
  WITH $type AS wanted WHERE wanted = 'override'
  MATCH (node:Override {caseId: $caseId})
  USING INDEX node:Override(caseId, id)
  WHERE node.id > '' AND ($receivedAt IS NULL OR node.receivedAt = $receivedAt)
  RETURN node
  LIMIT $limit
  UNION ALL
  WITH $type AS wanted WHERE wanted = 'claim'
  MATCH (node:Claim {caseId: $caseId})
  USING INDEX node:Claim(caseId, id)
  WHERE node.id > '' AND ($receivedAt IS NULL OR node.receivedAt = $receivedAt)
  RETURN node
  LIMIT $limit
  UNION ALL
  WITH $type AS wanted WHERE wanted = 'passage'
  MATCH (node:Passage {caseId: $caseId})
  USING INDEX node:Passage(caseId, id)
  WHERE node.id > '' AND ($receivedAt IS NULL OR node.receivedAt = $receivedAt)
  RETURN node
  LIMIT $limit
  UNION ALL
  WITH $type AS wanted WHERE wanted = 'excerpt'
  MATCH (node:Excerpt {caseId: $caseId})
  USING INDEX node:Excerpt(caseId, id)
  WHERE node.id > '' AND ($receivedAt IS NULL OR node.receivedAt = $receivedAt)
  RETURN node
  LIMIT $limit
  UNION ALL
  WITH $type AS wanted WHERE wanted = 'entity'
  MATCH (node:Entity {caseId: $caseId})
  USING INDEX node:Entity(caseId, id)
  WHERE node.id > '' AND ($receivedAt IS NULL OR node.receivedAt = $receivedAt)
  RETURN node
  LIMIT $limit
  UNION ALL
  WITH $type AS wanted WHERE wanted = 'source'
  MATCH (node:Source {caseId: $caseId})
  USING INDEX node:Source(caseId, id)
  WHERE node.id > '' AND ($receivedAt IS NULL OR node.receivedAt = $receivedAt)
  RETURN node
  LIMIT $limit
  UNION ALL
  WITH $type AS wanted WHERE wanted = 'predicate'
  MATCH (node:Predicate {caseId: $caseId})
  USING INDEX node:Predicate(caseId, id)
  WHERE node.id > '' AND ($receivedAt IS NULL OR node.receivedAt = $receivedAt)
  RETURN node
  LIMIT $limit
  UNION ALL
  WITH $type AS wanted WHERE wanted = 'bytes'
  MATCH (node:SourceBytes {caseId: $caseId})
  USING INDEX node:SourceBytes(caseId, sha256)
  WHERE node.sha256 > '' AND NOT EXISTS { (node)<-[:HAS_BYTES]-() }
  RETURN node
  LIMIT $limit
  UNION ALL
  WITH $type AS wanted WHERE wanted = 'word'
  MATCH (node:NameToken {caseId: $caseId})
  USING INDEX node:NameToken(caseId, token)
  WHERE node.token > '' AND NOT EXISTS { (node)<-[:HAS_TOKEN]-() }
  RETURN node
  LIMIT $limit
  UNION ALL
  WITH $type AS wanted WHERE wanted = 'view'
  MATCH (node:View {caseId: $caseId})
  USING INDEX node:View(caseId, name)
  WHERE node.name > '' AND $receivedAt IS NULL
  RETURN node
  LIMIT $limit
  UNION ALL
  WITH $type AS wanted WHERE wanted = 'finding'
  MATCH (node:Finding {caseId: $caseId})
  USING INDEX node:Finding(caseId, id)
  WHERE node.id > '' AND $receivedAt IS NULL
  RETURN node
  LIMIT $limit
  UNION ALL
  WITH $type AS wanted WHERE wanted = 'import'
  MATCH (node:Import {caseId: $caseId})
  USING INDEX node:Import(caseId, openedAt)
  WHERE node.openedAt > '' AND ($receivedAt IS NULL OR node.openedAt = $receivedAt)
  RETURN node
  LIMIT $limit
  UNION ALL
  WITH $type AS wanted WHERE wanted = 'part'
  MATCH (node:ImportPart {caseId: $caseId})
  USING INDEX node:ImportPart(caseId, openedAt, part)
  WHERE node.openedAt > '' AND node.part >= 0 AND ($receivedAt IS NULL OR node.openedAt = $receivedAt)
  RETURN node
  LIMIT $limit
  UNION ALL
  WITH $type AS wanted WHERE wanted = 'log'
  MATCH (node:LogEntry {caseId: $caseId})
  USING INDEX node:LogEntry(caseId, sequence)
  WHERE node.sequence > 0 AND $receivedAt IS NULL
  RETURN node
  LIMIT $limit
}
WITH node, coalesce(size(node.bytes), 0) AS size, node.action AS action
DETACH DELETE node
RETURN count(*) AS deleted, sum(size) AS bytes, collect(action) AS actions
