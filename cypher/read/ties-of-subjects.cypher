// Purpose: The direct relationships from the entities named.
// Params:
//   $caseId - id of the case
//   $subjects - ids of entities, each once
// Columns: subject, predicate, properties, object (id, or the database's own id of what is no entity of the case)
UNWIND $subjects AS subject
MATCH (:Entity {caseId: $caseId, id: subject})-[tie]->(other)
RETURN subject, type(tie) AS predicate, properties(tie) AS properties,
  CASE WHEN other.caseId = $caseId AND other:Entity THEN other.id ELSE elementId(other) END AS object
