// Purpose: Forgets a projected network; nothing happens where there is none.
// Params:
//   $graph - name of the projected network
// Columns: graph
CALL gds.graph.drop($graph, false) YIELD graphName
RETURN graphName AS graph
