import type { GradeWeightMapId } from '../../domain/grade-weights.ts'
import type { Network, ProjectionInput } from '../graph/network.ts'
import { toSimpleGraph } from '../graph/network-graph.ts'
import { projectNetwork } from '../graph/project-network.ts'
import type { ProjectionParameters } from '../graph/projection-parameters.ts'
import type { Resample } from './resample-graph.ts'

/**
 * The network as another grade map has it: what weighs nothing there is out, and what weighs something there alone is
 * in. Nodes are the same.
 */
export function regradeGraph(
  input: ProjectionInput,
  projection: ProjectionParameters,
  network: Network,
  map: GradeWeightMapId,
): Resample {
  const other = projectNetwork(input, { ...projection, gradeWeights: map })
  const places = new Map(other.ties.map(({ a, b }, place) => [`${a} ${b}`, place]))
  return {
    graph: toSimpleGraph(other),
    nodes: Int32Array.from(network.nodes.keys()),
    ties: Int32Array.from(network.ties, ({ a, b }) => places.get(`${a} ${b}`) ?? -1),
  }
}
