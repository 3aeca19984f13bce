// Purpose: Removes relationships that should not be there.
// Params:
//   $rows - list of the database's own ids of relationships, each once
// Columns: written (how many)
UNWIND $rows AS row
MATCH ()-[link]->() WHERE elementId(link) = row
DELETE link
RETURN count(*) AS written
