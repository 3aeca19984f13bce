// Purpose: Deletes the passages of one running text.
// Params:
//   $caseId - id of the case
//   $source - id of the source
// Columns: none
MATCH (:Source {caseId: $caseId, id: $source})<-[:PASSAGE_OF]-(passage:Passage)
DETACH DELETE passage
