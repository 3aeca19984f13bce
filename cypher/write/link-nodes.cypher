// Purpose: Adds relationships that are missing.
// Params:
//   $rows - list of [the database's own id of the node it goes out from, type, own id of the other node]
// Columns: written (how many)
UNWIND $rows AS row
MATCH (one) WHERE elementId(one) = row[0]
MATCH (other) WHERE elementId(other) = row[2]
CREATE (one)-[:$(row[1])]->(other)
RETURN count(*) AS written
