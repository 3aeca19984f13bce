// Purpose: The leading eigenvector of the network.
// Params:
//   $graph - name of the projected network
//   $configuration - settings of the procedure
// Columns: node, score
CALL gds.eigenvector.stream($graph, $configuration) YIELD nodeId, score
RETURN nodeId AS node, score
