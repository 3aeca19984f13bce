// Purpose: The cluster of each node by the Louvain method.
// Params:
//   $graph - name of the projected network
//   $configuration - settings of the procedure
// Columns: node, score
CALL gds.louvain.stream($graph, $configuration) YIELD nodeId, communityId
RETURN nodeId AS node, toFloat(communityId) AS score
