import type { SimpleGraph } from '../graph/simple-graph.ts'
import type { MeasureContext } from '../measure.ts'
import { meanReciprocal } from '../structure/efficiency.ts'
import { labelComponents } from '../structure/label-components.ts'
import { countWithinSteps } from './count-within-steps.ts'
import type { Shape } from './disruption.ts'

/** The figures of what is left of a network that had so many nodes. */
export function measureShape(graph: SimpleGraph, before: number, steps: number, context: MeasureContext): Shape {
  const { numbers, count } = labelComponents(graph)
  const sizes = new Int32Array(count + 1)
  for (const number of numbers) sizes[number] = (sizes[number] ?? 0) + 1
  const left = graph.ids.length
  const pairs = Math.max(1, before * (before - 1))
  return {
    largest: before === 0 ? 0 : sizes.reduce((most, size) => Math.max(most, size), 0) / before,
    efficiency: left < 2 ? 0 : (meanReciprocal(graph, false, context) * left * (left - 1)) / pairs,
    reach: countWithinSteps(graph, steps) / pairs,
    components: count,
  }
}
