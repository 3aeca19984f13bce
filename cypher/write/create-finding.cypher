// Purpose: Keeps a finding of a case; one that is there already is left alone.
// Params:
//   $caseId - id of the case
//   $id - id of the finding
//   $properties - {at, body, sha256, result, input}; the last two are bytes or null
// Columns: none
MERGE (finding:Finding {caseId: $caseId, id: $id})
ON CREATE SET finding += $properties
