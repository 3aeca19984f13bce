// Purpose: The cases in which a crash may have cut something off.
// Params: none
// Columns: id, hidden ('restoring' or 'erasing', null for neither), holder, silence (milliseconds since it last wrote)
MATCH (case:Case)
WHERE case.id > '' AND (case.hidden IS NOT NULL OR case.projecting IS NOT NULL)
RETURN case.id AS id, case.hidden AS hidden, case.holder AS holder, timestamp() - case.touchedAt AS silence
