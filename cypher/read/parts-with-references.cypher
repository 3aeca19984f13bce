// Purpose: The parts of an import with claims that refer to claims of later parts.
// Params:
//   $caseId - id of the case
//   $openedAt - instant at which the import was opened
// Columns: part (its number)
MATCH (noted:ImportPart {caseId: $caseId, openedAt: $openedAt})
USING INDEX noted:ImportPart(caseId, openedAt, part)
WHERE noted.part >= 0 AND (size(noted.supersedes) > 0 OR size(noted.contradicts) > 0)
RETURN noted.part AS part
ORDER BY part
