// Purpose: The nodes without which the network falls into more parts.
// Params:
//   $graph - name of the projected network
//   $configuration - settings of the procedure
// Columns: node, score
CALL gds.articulationPoints.stream($graph, $configuration) YIELD nodeId
RETURN nodeId AS node, 1.0 AS score
