// Purpose: The version of the Graph Data Science library.
// Params: none
// Columns: version
RETURN gds.version() AS version
