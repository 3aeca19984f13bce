// Purpose: The inverse of the mean distance of each node to those it reaches.
// Params:
//   $graph - name of the projected network
//   $configuration - settings of the procedure
// Columns: node, score
CALL gds.closeness.stream($graph, $configuration) YIELD nodeId, score
RETURN nodeId AS node, score
