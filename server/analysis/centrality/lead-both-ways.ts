import { assembleSimpleGraph } from '../graph/simple-graph.ts'
import type { SimpleGraph } from '../graph/simple-graph.ts'
import { findLeadingVector } from './leading-vector.ts'
import type { LeadingSubject } from './leading-vector.ts'

/** Each scaled so that its highest value is 1. */
export interface HubsAndAuthorities {
  readonly hubs: Float64Array
  readonly authorities: Float64Array
}

/**
 * Hubs and authorities of a directed graph: the leading eigenvector of the undirected graph in which each node stands
 * twice, once as where ties begin and once as where they end. Throws OutsideDomainError as the eigenvector does.
 */
export function leadBothWays(graph: SimpleGraph, weighted: boolean, subject: LeadingSubject): HubsAndAuthorities {
  const order = graph.ids.length
  const doubled = assembleSimpleGraph({
    ids: [...graph.ids, ...graph.ids],
    directed: false,
    from: graph.from,
    to: graph.to.map((node) => node + order),
    strengths: graph.strengths,
    groups: [...graph.groups, ...graph.groups],
  })
  const values = findLeadingVector(doubled, weighted, subject)
  return { hubs: scaleToHighest(values.slice(0, order)), authorities: scaleToHighest(values.slice(order)) }
}

function scaleToHighest(values: Float64Array): Float64Array {
  const highest = values.reduce((most, value) => Math.max(most, value), 0)
  return values.map((value) => value / highest)
}
