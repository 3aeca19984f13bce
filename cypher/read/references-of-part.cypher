// Purpose: What the claims of a part refer to in later parts.
// Params:
//   $caseId - id of the case
//   $openedAt - instant at which the import was opened
//   $part - number of the part, an integer
// Columns: supersedes, contradicts (flat lists of from and to, ids of claims)
MATCH (noted:ImportPart {caseId: $caseId, openedAt: $openedAt, part: $part})
RETURN noted.supersedes AS supersedes, noted.contradicts AS contradicts
