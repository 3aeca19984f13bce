// Purpose: How many triangles each node belongs to.
// Params:
//   $graph - name of the projected network
//   $configuration - settings of the procedure
// Columns: node, score
CALL gds.triangleCount.stream($graph, $configuration) YIELD nodeId, triangleCount
RETURN nodeId AS node, toFloat(triangleCount) AS score
