// Purpose: PageRank of each node.
// Params:
//   $graph - name of the projected network
//   $configuration - settings of the procedure
// Columns: node, score
CALL gds.pageRank.stream($graph, $configuration) YIELD nodeId, score
RETURN nodeId AS node, score
