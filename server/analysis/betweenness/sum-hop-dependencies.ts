import type { SimpleGraph } from '../graph/simple-graph.ts'
import type { Pool } from '../parallel/pool.ts'
import { arrangeVertices, renumber, sortSources } from './arrange-vertices.ts'
import { createBlockReader } from './block-graph.ts'
import type { BlockGraph } from './block-graph.ts'
import { countPartedPairs } from './count-parted-pairs.ts'
import { foldTwins } from './fold-twins.ts'
import type { FoldedBlock } from './fold-twins.ts'
import { findLockstepModule } from './lockstep-module.ts'
import { addSlots, packGraphs, SLOTS } from './pack-graphs.ts'
import type { SourcedGraph } from './pack-graphs.ts'
import { splitBlocks } from './split-blocks.ts'

/**
 * For each node the sum, over all ordered pairs of others, of the share of their paths of fewest ties that lead through
 * it. docs/decisions/betweenness-kernel.md tells how, and why.
 */
export function sumHopDependencies(graph: SimpleGraph, pool: Pool): Float64Array {
  return graph.directed ? sumDirected(graph, pool) : sumUndirected(graph, pool)
}

/** A block as it is computed; the class of a vertex stands at place `places[class]` in `graph`, where there is one. */
interface Work {
  readonly block: BlockGraph
  readonly folded: FoldedBlock
  readonly graph: SourcedGraph | null
  readonly places: Int32Array
}

function sumUndirected(graph: SimpleGraph, pool: Pool): Float64Array {
  const blocks = splitBlocks(graph)
  const sums = countPartedPairs(blocks)
  const readBlock = createBlockReader(graph, blocks)
  const works: Work[] = []
  for (let block = 0; block < blocks.count; block += 1) {
    // Nobody is between the two of a bridge.
    const members = (blocks.starts[block + 1] ?? 0) - (blocks.starts[block] ?? 0)
    if (members > 1) works.push(prepareBlock(readBlock(block)))
  }
  const graphs = works.flatMap((work) => (work.graph === null ? [] : [work.graph]))
  const totals = runKernel(graphs, pool)
  let start = 0
  for (const { block, folded, graph: own, places } of works) {
    block.nodes.forEach((node, vertex) => {
      const twins = folded.classes[vertex] ?? 0
      const total = own === null ? 0 : (totals[start + (places[twins] ?? 0)] ?? 0)
      const each = total / (folded.multiplicities[twins] ?? 1) + (folded.between[twins] ?? 0)
      sums[node] = (sums[node] ?? 0) + each
    })
    start += own?.order ?? 0
  }
  return sums
}

function prepareBlock(block: BlockGraph): Work {
  const folded = foldTwins(block)
  const { count, rows, multiplicities, weights } = folded
  const places = new Int32Array(count)
  // A block of one class, or of two, has no path through a third.
  if (count < 3) return { block, folded, graph: null, places }
  const arranged = arrangeVertices(count, rows)
  arranged.forEach((twins, place) => {
    places[twins] = place
  })
  const both = renumber(arranged, rows)
  const pick = (values: Float64Array): Float64Array => Float64Array.from(arranged, (twins) => values[twins] ?? 0)
  const graph: SourcedGraph = {
    order: count,
    outgoing: both,
    incoming: both,
    multiplicities: pick(multiplicities),
    weights: pick(weights),
    sources: sortSources(count, both),
  }
  return { block, folded, graph, places }
}

/** Directed, who is tied alike or behind a cut need not be reached alike: nothing is folded. */
function sumDirected(graph: SimpleGraph, pool: Pool): Float64Array {
  const order = graph.ids.length
  const arranged = arrangeVertices(order, graph.outgoing)
  const outgoing = renumber(arranged, graph.outgoing)
  const ones = new Float64Array(order).fill(1)
  const totals = runKernel(
    [
      {
        order,
        outgoing,
        incoming: renumber(arranged, graph.incoming),
        multiplicities: ones,
        weights: ones,
        sources: sortSources(order, outgoing),
      },
    ],
    pool,
  )
  const sums = new Float64Array(order)
  arranged.forEach((node, place) => {
    sums[node] = totals[place] ?? 0
  })
  return sums
}

function runKernel(graphs: readonly SourcedGraph[], pool: Pool): Float64Array {
  const packed = packGraphs(graphs)
  if (packed.sources.length > 0) {
    pool.run({ kernel: 'betweenness', input: { module: findLockstepModule(), packed }, slots: SLOTS })
  }
  return addSlots(packed)
}
