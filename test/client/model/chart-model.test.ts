import { describe, expect, it } from 'vitest'

import { buildAppearance, listClusters, listFlaggedClaims, listFlaggedNodes } from '../../../client/model/appearance.ts'
import { computeVisibility, NO_FILTERS } from '../../../client/model/filters.ts'
import { buildLegend } from '../../../client/model/legend.ts'
import { listSteps, stepThrough } from '../../../client/model/neighbours.ts'
import {
  CLUSTER_COLORS,
  FLAG_COLOR,
  KIND_COLORS,
  OKABE_ITO,
  UNCOVERED_COLORS,
  UNFLAGGED_COLOR,
} from '../../../client/model/palette.ts'
import { buildSceneGraph, KIND_SHAPES } from '../../../client/model/scene-graph.ts'
import { buildEdge, buildFinding, buildGraphView, buildMeasure, buildNode, buildTie } from './build-graph-view.ts'

const GRAPH = buildGraphView(
  [
    buildNode('a', { label: 'Ana' }),
    buildNode('b', { kind: 'Group', label: 'Band' }),
    buildNode('c', { label: 'V-0001', masked: true, grounds: ['victim'] }),
    buildNode('d', { label: 'Dora', grounds: ['official'] }),
  ],
  [
    buildEdge('ab', 'a', 'b', { predicate: 'MEMBER_OF' }),
    buildEdge('ab2', 'a', 'b', { line: 'dotted', crossed: true, symmetric: true }),
    buildEdge('ac', 'a', 'c'),
  ],
)
const OPTIONS = {
  positions: { a: { x: 1, y: 2 } },
  namePredicate: (id: string) => id.toLowerCase(),
  labelSuffix: (id: string) => (id === 'b' ? ' · 2' : ''),
  showLabels: true,
  marked: null,
}

describe('buildSceneGraph', () => {
  const scene = buildSceneGraph(GRAPH, OPTIONS)

  it('draws each kind in its shape and colour, and marks protection', () => {
    const [ana, band, masked, official] = scene.nodes
    expect(ana).toMatchObject({ shape: 'circle', color: KIND_COLORS.Person, protection: null, x: 1, y: 2 })
    expect(band).toMatchObject({ shape: KIND_SHAPES.Group, label: 'Band · 2' })
    expect(band).not.toHaveProperty('x')
    expect(masked?.protection).toBe('masked')
    expect(official?.protection).toBe('protected')
  })

  it('keeps parallel lines, their style, cross and direction, and names them', () => {
    expect(scene.edges.map(({ id, line, crossed, directed, label }) => [id, line, crossed, directed, label])).toEqual([
      ['ab', 'dashed', false, true, 'member_of'],
      ['ab2', 'dotted', true, false, 'associated_with'],
      ['ac', 'dashed', false, true, 'associated_with'],
    ])
  })

  it('sizes by lines within the bounds of the scene', () => {
    const [ana, , masked, alone] = scene.nodes
    expect(ana?.size).toBeGreaterThan(masked?.size ?? Infinity)
    for (const node of scene.nodes) {
      expect(node.size).toBeGreaterThanOrEqual(4)
      expect(node.size).toBeLessThanOrEqual(24)
    }
    expect(alone?.size).toBeLessThan(masked?.size ?? 0)
  })

  it('marks lines in a colour and in words', () => {
    const marked = { claims: new Set(['ab2']), color: '#d55e00', suffix: ' · bridge' }
    expect(buildSceneGraph(GRAPH, { ...OPTIONS, marked }).edges.map(({ color, label }) => [color, label])).toEqual([
      ['', 'member_of'],
      ['#d55e00', 'associated_with · bridge'],
      ['', 'associated_with'],
    ])
  })

  it('draws no label where labels are off', () => {
    const silent = buildSceneGraph(GRAPH, { ...OPTIONS, showLabels: false })
    expect([...silent.nodes, ...silent.edges].every(({ label }) => label === '')).toBe(true)
  })
})

describe('appearance and legend', () => {
  const finding = buildFinding({ a: { degree: 4, louvain: 2 }, b: { degree: 1, louvain: 2 } })
  const choose = (colorBy: string, sizeBy: string) => ({ colorBy, sizeBy, scheme: 'light' as const })

  it('changes nothing while kinds are shown', () => {
    expect(buildAppearance(GRAPH, finding, choose('kind', 'degree-on-chart')).size).toBe(0)
    expect(buildAppearance(GRAPH, null, choose('louvain', 'degree')).size).toBe(0)
  })

  it('colours by measure and cluster, and pales whoever is in no ranking', () => {
    const scores = buildAppearance(GRAPH, finding, choose('degree', 'degree'))
    expect(scores.get('a')?.color).not.toBe(scores.get('b')?.color)
    expect(scores.get('c')?.color).toBe(UNCOVERED_COLORS.light)
    expect(scores.get('a')?.size).toBeGreaterThan(scores.get('b')?.size ?? Infinity)
    const clusters = buildAppearance(GRAPH, finding, choose('louvain', 'degree-on-chart'))
    expect(clusters.get('a')?.color).toBe(clusters.get('b')?.color)
    expect(listClusters(finding, 'louvain')).toMatchObject([{ number: 2, members: 2 }])
  })

  it('gives the largest cluster the first colour and leaves whoever stands alone grey', () => {
    const parts = buildFinding({
      a: { degree: 1, louvain: 1 },
      b: { degree: 1, louvain: 2 },
      c: { degree: 1, louvain: 2 },
      d: { degree: 1, louvain: 3 },
      e: { degree: 1, louvain: 3 },
      f: { degree: 1, louvain: 3 },
    })
    expect(listClusters(parts, 'louvain')).toEqual([
      { number: 3, members: 3, color: CLUSTER_COLORS[0] },
      { number: 2, members: 2, color: CLUSTER_COLORS[1] },
      { number: 1, members: 1, color: OKABE_ITO.grey },
    ])
  })

  it('colours nodes by a property, and lines only by a property of ties', () => {
    const flagged = {
      ...finding,
      measures: [...finding.measures, buildMeasure('cut', 'node-flag'), buildMeasure('bridges', 'tie-flag')],
      rows: finding.rows.map((row) => (row.entity.id === 'a' ? { ...row, kept: { cut: null } } : row)),
      ties: [buildTie('a', 'b', { flags: ['bridges'], claims: ['ab', 'ab2'] }), buildTie('a', 'c', { claims: ['ac'] })],
    }
    const cuts = buildAppearance(GRAPH, flagged, choose('cut', 'degree-on-chart'))
    expect(['a', 'b', 'c'].map((id) => cuts.get(id)?.color)).toEqual([
      FLAG_COLOR,
      UNFLAGGED_COLOR,
      UNCOVERED_COLORS.light,
    ])
    expect([...listFlaggedNodes(flagged, 'cut')]).toEqual(['a'])
    expect(buildAppearance(GRAPH, flagged, choose('bridges', 'degree-on-chart')).size).toBe(0)
    expect([...listFlaggedClaims(flagged, 'bridges')]).toEqual(['ab', 'ab2'])
    expect(listFlaggedClaims(flagged, 'cut').size).toBe(0)
    const legend = buildLegend(GRAPH, computeVisibility(GRAPH, NO_FILTERS), flagged, 'bridges')
    expect(legend.color).toEqual({ type: 'flags', measure: 'bridges', of: 'ties', count: 1 })
    expect(legend.kinds.every(({ color }) => color !== null)).toBe(true)
  })

  it('explains what is on the chart and counts what is hidden', () => {
    const visibility = computeVisibility(GRAPH, { ...NO_FILTERS, kinds: ['Group'] })
    const legend = buildLegend(GRAPH, visibility, null, 'kind')
    expect(legend.kinds.map(({ kind }) => kind)).toEqual(['Person'])
    expect([legend.shown, legend.total]).toEqual([
      { nodes: 3, edges: 1 },
      { nodes: 4, edges: 3 },
    ])
    expect([legend.lines, legend.hasCrossed, legend.hasMasked, legend.hasProtected]).toEqual([
      ['dashed'],
      false,
      true,
      true,
    ])
    const full = buildLegend(GRAPH, computeVisibility(GRAPH, NO_FILTERS), finding, 'degree')
    expect(full.hasCrossed).toBe(true)
    expect(full.color).toEqual({ type: 'scores', measure: 'degree', range: [1, 4] })
    expect(full.kinds.every(({ color }) => color === null)).toBe(true)
  })
})

describe('steps by keyboard', () => {
  it('lead to visible neighbours, each once, and from nowhere to all', () => {
    const all = computeVisibility(GRAPH, NO_FILTERS)
    expect(listSteps(GRAPH, all, 'a').map(({ id }) => id)).toEqual(['b', 'c'])
    expect(listSteps(GRAPH, all, null).map(({ id }) => id)).toEqual(['a', 'b', 'c', 'd'])
    const withoutGroups = computeVisibility(GRAPH, { ...NO_FILTERS, kinds: ['Group'] })
    expect(listSteps(GRAPH, withoutGroups, 'a').map(({ id }) => id)).toEqual(['c'])
  })

  it('go round', () => {
    expect([stepThrough(3, null, 1), stepThrough(3, 2, 1), stepThrough(3, 0, -1), stepThrough(0, null, 1)]).toEqual([
      0,
      0,
      2,
      null,
    ])
  })
})
