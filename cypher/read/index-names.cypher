// Purpose: Which indexes, those of constraints among them, the database has.
// Params: none
// Columns: name
SHOW INDEXES YIELD name
RETURN name
