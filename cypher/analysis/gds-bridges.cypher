// Purpose: The ties without which the network falls into more parts.
// Params:
//   $graph - name of the projected network
//   $configuration - settings of the procedure
// Columns: one, other
CALL gds.bridges.stream($graph, $configuration) YIELD from, to
RETURN from AS one, to AS other
