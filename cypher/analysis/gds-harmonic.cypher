// Purpose: The mean of the inverse distances of each node to all others.
// Params:
//   $graph - name of the projected network
//   $configuration - settings of the procedure
// Columns: node, score
CALL gds.closeness.harmonic.stream($graph, $configuration) YIELD nodeId, score
RETURN nodeId AS node, score
