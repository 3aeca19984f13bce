// Purpose: Direct relationships between entities, of the type of their predicate.
// Params:
//   $caseId - id of the case
//   $rows - list of {subject, predicate, object, properties}
// Columns: written (how many)
UNWIND $rows AS row
MATCH (subject:Entity {caseId: $caseId, id: row.subject})
MATCH (object:Entity {caseId: $caseId, id: row.object})
CREATE (subject)-[tie:$(row.predicate)]->(object)
SET tie = row.properties, tie.caseId = $caseId
RETURN count(*) AS written
