import type { SimpleGraph } from '../graph/simple-graph.ts'
import { confuseGraph } from './confuse-graph.ts'
import type { Change } from './draw-change.ts'
import type { EvidenceIndex } from './index-evidence.ts'
import { addStrengths, loseGraph } from './lose-graph.ts'
import { thickenGraph } from './thicken-graph.ts'

/** A network as it would be had some of its evidence been otherwise. */
export interface Resample {
  readonly graph: SimpleGraph
  /** Where each node of the whole network stands in the graph; −1 for one that it lacks. */
  readonly nodes: Int32Array
  /** The same for each tie of the whole network. */
  readonly ties: Int32Array
}

/**
 * Adds up what is left of the evidence, or what it then is: to the last bit the graph of the network that a projection
 * would build of it, without the reasons that no measure reads.
 */
export function resampleGraph(index: EvidenceIndex, change: Change): Resample {
  switch (change.kind) {
    case 'loss':
      return loseGraph(index, change)
    case 'confusion':
      return confuseGraph(index, change)
    case 'addition':
      return thickenGraph(index, change, addStrengths(index, null))
  }
}
