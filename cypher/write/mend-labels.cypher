// Purpose: Gives nodes the labels that their records say.
// Params:
//   $rows - list of [the database's own id of the node, labels]
// Columns: written (how many)
UNWIND $rows AS row
MATCH (record) WHERE elementId(record) = row[0]
REMOVE record:$([label IN labels(record) WHERE NOT label IN row[1]])
SET record:$(row[1])
RETURN count(*) AS written
