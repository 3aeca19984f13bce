// Purpose: The passages of one running text.
// Params:
//   $caseId - id of the case
//   $source - id of the source
// Columns: properties
MATCH (:Source {caseId: $caseId, id: $source})<-[:PASSAGE_OF]-(passage:Passage)
RETURN properties(passage) AS properties
