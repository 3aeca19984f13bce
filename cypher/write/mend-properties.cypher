// Purpose: Gives nodes the properties that their records say.
// Params:
//   $rows - list of [the database's own id of the node, properties]
// Columns: written (how many)
UNWIND $rows AS row
MATCH (record) WHERE elementId(record) = row[0]
SET record = row[1]
RETURN count(*) AS written
