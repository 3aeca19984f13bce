// Purpose: Which connected part each node lies in.
// Params:
//   $graph - name of the projected network
//   $configuration - settings of the procedure
// Columns: node, score
CALL gds.wcc.stream($graph, $configuration) YIELD nodeId, componentId
RETURN nodeId AS node, toFloat(componentId) AS score
