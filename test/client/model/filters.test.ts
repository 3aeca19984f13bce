import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import {
  computeVisibility,
  listFilterOptions,
  NO_FILTERS,
  revealNode,
  toggleFilter,
} from '../../../client/model/filters.ts'
import type { FilterGroup } from '../../../client/model/filters.ts'
import { CERTAINTIES } from '../../../server/domain/claim.ts'
import { ENTITY_KINDS } from '../../../server/domain/entity.ts'
import { buildEdge, buildGraphView, buildNode } from './build-graph-view.ts'

const PREDICATES = ['KIN_OF', 'LEADS', 'NEAR']

const graphs = fc.integer({ min: 1, max: 12 }).chain((order) =>
  fc
    .record({
      kinds: fc.array(fc.constantFrom(...ENTITY_KINDS), { minLength: order, maxLength: order }),
      links: fc.array(
        fc.record({
          source: fc.nat(order - 1),
          target: fc.nat(order - 1),
          predicate: fc.constantFrom(...PREDICATES),
          certainty: fc.constantFrom(...CERTAINTIES),
        }),
        { maxLength: 20 },
      ),
    })
    .map(({ kinds, links }) =>
      buildGraphView(
        kinds.map((kind, index) => buildNode(`n${index}`, { kind })),
        links.map(({ source, target, ...rest }, index) => buildEdge(`e${index}`, `n${source}`, `n${target}`, rest)),
      ),
    ),
)
const filters = fc.record({
  kinds: fc.subarray<string>([...ENTITY_KINDS]),
  predicates: fc.subarray(PREDICATES),
  certainties: fc.subarray<string>([...CERTAINTIES]),
})

describe('filters', () => {
  it('hide exactly the nodes of a kind that is off, and the lines that lose an end or are off themselves', () => {
    fc.assert(
      fc.property(graphs, filters, (graph, off) => {
        const { hiddenNodes, hiddenEdges } = computeVisibility(graph, off)
        for (const node of graph.nodes) expect(hiddenNodes.has(node.id)).toBe(off.kinds.includes(node.kind))
        for (const edge of graph.edges) {
          const isHidden =
            hiddenNodes.has(edge.source) ||
            hiddenNodes.has(edge.target) ||
            off.predicates.includes(edge.predicate) ||
            off.certainties.includes(edge.certainty)
          expect(hiddenEdges.has(edge.id)).toBe(isHidden)
        }
      }),
    )
  })

  it('are as before after being switched twice', () => {
    const groups: FilterGroup[] = ['kinds', 'predicates', 'certainties']
    fc.assert(
      fc.property(fc.constantFrom(...groups), fc.string(), (group, value) => {
        const off = toggleFilter(NO_FILTERS, group, value)
        expect(off[group]).toEqual([value])
        expect(toggleFilter(off, group, value)).toEqual(NO_FILTERS)
      }),
    )
  })

  it('count every node and line once in each group', () => {
    fc.assert(
      fc.property(graphs, (graph) => {
        const options = listFilterOptions(graph)
        const sum = (group: FilterGroup): number => options[group].reduce((total, { count }) => total + count, 0)
        expect(sum('kinds')).toBe(graph.nodes.length)
        expect(sum('predicates')).toBe(graph.edges.length)
        expect(sum('certainties')).toBe(graph.edges.length)
      }),
    )
  })

  it('give way to a node that is asked for', () => {
    const graph = buildGraphView([buildNode('a', { kind: 'Event' })], [])
    const off = { ...NO_FILTERS, kinds: ['Event', 'Group'] }
    expect(revealNode(off, graph, 'a').kinds).toEqual(['Group'])
    expect(revealNode(off, graph, 'unknown')).toBe(off)
  })
})
