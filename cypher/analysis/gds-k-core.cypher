// Purpose: The core number of each node.
// Params:
//   $graph - name of the projected network
//   $configuration - settings of the procedure
// Columns: node, score
CALL gds.kcore.stream($graph, $configuration) YIELD nodeId, coreValue
RETURN nodeId AS node, toFloat(coreValue) AS score
