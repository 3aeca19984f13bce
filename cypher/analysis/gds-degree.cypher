// Purpose: The number of ties of each node, or the sum of their strengths.
// Params:
//   $graph - name of the projected network
//   $configuration - settings of the procedure
// Columns: node, score
CALL gds.degree.stream($graph, $configuration) YIELD nodeId, score
RETURN nodeId AS node, score
