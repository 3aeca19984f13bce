// Purpose: Projects an undirected network that the program has made of claims into the catalogue, under a name of its own.
// Params:
//   $graph - name of the network
//   $rows - list of [one end, other end, strength]; a node without ties has null for the last two
// Columns: nodes, ties (counted from both ends)
UNWIND $rows AS row
WITH gds.graph.project(
  $graph,
  toInteger(row[0]),
  toInteger(row[1]),
  {relationshipProperties: {strength: coalesce(row[2], 1.0)}},
  {undirectedRelationshipTypes: ['*']}
) AS graph
RETURN graph.nodeCount AS nodes, graph.relationshipCount AS ties
