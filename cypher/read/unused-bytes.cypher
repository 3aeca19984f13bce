// Purpose: Bytes of a case that belong to no source.
// Params:
//   $caseId - id of the case
// Columns: sha256
MATCH (content:SourceBytes {caseId: $caseId})
USING INDEX content:SourceBytes(caseId, sha256)
WHERE content.sha256 > '' AND NOT EXISTS { (content)<-[:HAS_BYTES]-() }
RETURN content.sha256 AS sha256
