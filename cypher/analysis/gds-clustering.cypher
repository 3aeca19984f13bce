// Purpose: Which share of the pairs of neighbours of each node are tied.
// Params:
//   $graph - name of the projected network
//   $configuration - settings of the procedure
// Columns: node, score
CALL gds.localClusteringCoefficient.stream($graph, $configuration) YIELD nodeId, localClusteringCoefficient
RETURN nodeId AS node, localClusteringCoefficient AS score
