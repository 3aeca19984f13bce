import type { SimpleGraph } from '../graph/simple-graph.ts'
import { OutsideDomainError } from '../measure.ts'
import type { DomainGap, NetworkMeasure } from '../measure.ts'

/** Degree assortativity: whether those with many ties are tied to their like. */
export const ASSORTATIVITY: NetworkMeasure = {
  id: 'assortativity',
  label: 'Assortativity by degree',
  kind: 'network',
  citation: 'M. E. J. Newman, Mixing patterns in networks, Physical Review E 67 (2003) 026126.',
  definition:
    'The correlation, over all ties, of the degrees of their two ends; directed, of the ties out of where a tie begins ' +
    'and the ties into where it ends.',
  meaning: 'Whether those with many ties are tied to others with many, above 0, or to others with few, below 0.',
  caveat: 'Meetings in which everybody is tied to everybody raise it by themselves.',
  domain: 'Networks with a tie in which not all ends have the same degree. The strength of ties does not count.',
  normalisation: 'A correlation between −1 and 1.',
  cost: 'O(n + m)',
  disconnected: 'Only ties count: nodes without ties are passed over.',
  weights: 'ignored',
  reference: { library: 'python-igraph 1.0.0', call: 'Graph.assortativity_degree(directed=True)' },
  parameters: {},
  compute(graph) {
    if (graph.ids.length === 0) throw refuse('empty', 'an empty network')
    if (graph.from.length === 0) throw refuse('no-ties', 'a network without ties')
    const { begins, ends } = listDegrees(graph)
    if (isUniform(begins) || isUniform(ends)) throw refuse('uniform', 'ties whose ends all have the same degree')
    return correlate(begins, ends)
  },
}

function refuse(gap: DomainGap, what: string): OutsideDomainError {
  return new OutsideDomainError('assortativity', gap, `Assortativity has no value on ${what}: widen the network.`)
}

/** Degrees at both ends of every tie; an undirected tie is read from either end. */
function listDegrees(graph: SimpleGraph): { readonly begins: Float64Array; readonly ends: Float64Array } {
  const { from, to, outgoing, incoming, directed } = graph
  const out = (node: number): number => (outgoing.offsets[node + 1] ?? 0) - (outgoing.offsets[node] ?? 0)
  const back = (node: number): number => (incoming.offsets[node + 1] ?? 0) - (incoming.offsets[node] ?? 0)
  if (directed) return { begins: Float64Array.from(from, out), ends: Float64Array.from(to, back) }
  return {
    begins: Float64Array.from([...from, ...to], out),
    ends: Float64Array.from([...to, ...from], out),
  }
}

function isUniform(values: Float64Array): boolean {
  return values.every((value) => value === values[0])
}

/** Pearson's correlation, from the means so that nothing is lost to rounding. */
function correlate(one: Float64Array, other: Float64Array): number {
  const mean = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0) / values.length
  const [oneMean, otherMean] = [mean(one), mean(other)]
  let [product, oneSquare, otherSquare] = [0, 0, 0]
  one.forEach((value, place) => {
    const [left, right] = [value - oneMean, (other[place] ?? 0) - otherMean]
    product += left * right
    oneSquare += left * left
    otherSquare += right * right
  })
  return product / Math.sqrt(oneSquare * otherSquare)
}
