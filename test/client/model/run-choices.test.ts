import { describe, expect, it } from 'vitest'

import {
  chooseMeasures,
  DIRECTED_ONLY,
  groupMeasures,
  isUsual,
  listColumns,
  listOffered,
  toggleMeasure,
  USUAL_MEASURES,
} from '../../../client/model/measure-groups.ts'
import { findCautions, summariseNetwork } from '../../../client/model/network-summary.ts'
import { chooseMainMeasure } from '../../../client/model/ranking.ts'
import { buildRankingTable, filterRows, findGreatest } from '../../../client/model/ranking-table.ts'
import { buildRequest, DEFAULT_RUN } from '../../../client/model/run-options.ts'
import { MEASURES } from '../../../server/analysis/registry.ts'
import { analysisRequestSchema } from '../../../server/contract/analysis.ts'
import { buildFinding, buildMeasure, buildTie } from './build-graph-view.ts'
import type { FindingView } from '../../../server/contract/analysis.ts'

const KNOWN = [
  buildMeasure('degree', 'score'),
  buildMeasure('pagerank', 'score'),
  buildMeasure('leiden', 'cluster'),
  buildMeasure('bridges', 'tie-flag'),
  buildMeasure('density', 'network'),
]

describe('measures of a run', () => {
  it('stand in groups by their kind, and no group is empty', () => {
    const groups = groupMeasures(KNOWN).map(({ group, measures }) => [group, measures.map(({ id }) => id)])
    expect(groups).toEqual([
      ['standing', ['degree', 'pagerank']],
      ['clusters', ['leiden']],
      ['structure', ['bridges']],
      ['whole', ['density']],
    ])
    expect(groupMeasures(KNOWN.slice(0, 1))).toHaveLength(1)
  })

  it('are those chosen in the order of the registry, else the usual ones, else all', () => {
    expect(chooseMeasures(KNOWN, ['density', 'pagerank', 'gone'])).toEqual(['pagerank', 'density'])
    expect(chooseMeasures(KNOWN, [])).toEqual(['degree', 'leiden', 'density'])
    expect(chooseMeasures(KNOWN, ['gone'])).toEqual(['degree', 'leiden', 'density'])
    expect(chooseMeasures(KNOWN.slice(1, 2), [])).toEqual(['pagerank'])
  })

  it('are offered where a network without direction can have them', () => {
    const directed = MEASURES.filter(({ domain }) => domain.startsWith('Directed networks')).map(({ id }) => id)
    // Without direction the representative is the gatekeeper, so that one of them stands for both.
    expect([...DIRECTED_ONLY].sort()).toEqual([...directed, 'brokerage-representative'].sort())
    expect(listOffered([buildMeasure('in-degree', 'score'), ...KNOWN])).toEqual(KNOWN)
  })

  it('are never none', () => {
    expect(toggleMeasure(['degree'], 'leiden')).toEqual(['degree', 'leiden'])
    expect(toggleMeasure(['degree', 'leiden'], 'degree')).toEqual(['leiden'])
    expect(toggleMeasure(['degree'], 'degree')).toEqual(['degree'])
  })

  it('are known to be the usual ones in whatever order', () => {
    expect(isUsual(KNOWN, ['density', 'leiden', 'degree'])).toBe(true)
    expect(isUsual(KNOWN, ['density', 'leiden'])).toBe(false)
    expect(isUsual(KNOWN, [...USUAL_MEASURES])).toBe(false)
  })
})

describe('buildRequest', () => {
  it('asks for what was chosen, at the dates of the view only where there are any', () => {
    const options = { ...DEFAULT_RUN, minimumWeight: 0.4, contradicted: 'without' as const, resamples: 0 }
    const body = buildRequest(['degree'], options, { asAt: '2024-03-01', knownAt: null })
    expect(body.projection).not.toHaveProperty('knownAt')
    expect(analysisRequestSchema.parse(body)).toMatchObject({
      measures: ['degree'],
      resamples: 0,
      seed: 1,
      projection: { asAt: '2024-03-01', minimumWeight: 0.4, contradicted: 'without', nodes: 'persons-and-groups' },
    })
  })

  it('leaves every default as the contract documents it', () => {
    const body = buildRequest(['degree'], DEFAULT_RUN, { asAt: null, knownAt: null })
    expect(analysisRequestSchema.parse(body)).toEqual(analysisRequestSchema.parse({ measures: ['degree'] }))
  })
})

describe('the network as a whole', () => {
  const plain = buildFinding({
    a: { degree: 4, louvain: 1 },
    b: { degree: 2, louvain: 1 },
    c: { degree: 0, louvain: 2 },
  })
  const finding: FindingView = {
    ...plain,
    measures: [...KNOWN, buildMeasure('cut', 'node-flag'), buildMeasure('ami', 'network')],
    rows: plain.rows.map((row) => (row.entity.id === 'a' ? { ...row, kept: { cut: 0.9 } } : row)),
    ties: [buildTie('a', 'b', { flags: ['bridges'] }), buildTie('b', 'c')],
    clusterings: [{ measure: 'leiden', clusters: 2, modularity: 0.4, agreement: null }],
    networkValues: [
      { measure: 'density', value: 0.5, range: null },
      { measure: 'ami', value: 0.8, range: { low: 0.7, high: 0.9 } },
    ],
    undefined: [{ measure: 'pagerank', gap: 'empty', message: 'There is nothing to walk on.' }],
    network: { nodes: 3, ties: 2, components: 1 },
    ungraded: true,
    unvalidatedTies: 2,
  }

  it('tells values, agreement with groups, clusters, and how many have each property', () => {
    const summary = summariseNetwork(finding)
    expect(summary.values.map(({ measure }) => measure)).toEqual(['density'])
    expect(summary.agreements).toEqual([{ measure: 'ami', value: 0.8, range: { low: 0.7, high: 0.9 } }])
    expect(summary.clusterings).toHaveLength(1)
    expect(summary.flags).toEqual([
      { measure: 'bridges', count: 1 },
      { measure: 'cut', count: 1 },
    ])
  })

  it('has columns for what says something of nodes and is defined, and sorts by such a one first', () => {
    expect(listColumns(finding).map(({ id }) => id)).toEqual(['degree', 'leiden', 'cut'])
    expect(chooseMainMeasure(finding)).toBe('degree')
    const noDegree: FindingView = { ...finding, undefined: [{ measure: 'degree', gap: 'empty', message: '' }] }
    expect(chooseMainMeasure(noDegree)).toBe('pagerank')
  })

  it('warns of what is ungraded, unvalidated or without intervals', () => {
    expect(findCautions(finding)).toMatchObject({ ungraded: true, unvalidated: 2, ties: 2, withoutIntervals: false })
    const manifest = { ...finding.manifest, resamples: 0, resamplesWanted: 0 }
    expect(findCautions({ ...finding, manifest }).withoutIntervals).toBe(true)
  })

  it('warns that agreement with groups is not independent while the groups are nodes', () => {
    expect(findCautions(finding).circular).toBe(true)
    expect(findCautions({ ...finding, networkValues: [] }).circular).toBe(false)
    const projection = { ...finding.manifest.projection, nodes: 'persons' as const }
    expect(findCautions({ ...finding, manifest: { ...finding.manifest, projection } }).circular).toBe(false)
  })

  it('ranks whoever has a property first, and those who keep it most before the others', () => {
    const rows = finding.rows.map((row) => (row.entity.id === 'c' ? { ...row, kept: { cut: 0.95 } } : row))
    const sorted = buildRankingTable({ ...finding, rows }, [{ id: 'cut', desc: true }], 'en').getSortedRowModel().rows
    expect(sorted.map(({ id }) => id)).toEqual(['c', 'a', 'b'])
  })

  it('measures bars against the greatest of all rows', () => {
    expect(findGreatest(finding).get('degree')).toBe(4)
  })

  it('finds rows by any words of a name in whatever accents', () => {
    const rows = ['Núñez Ibarra, Tomás', 'Tomasa Nunes', 'سان مارتن'].map((label, at) => ({
      original: { ...finding.rows[0], entity: { id: `${at}`, kind: 'Person', subkind: null, label, masked: false } },
    })) as unknown as Parameters<typeof filterRows>[0]
    const find = (text: string): string[] => filterRows(rows, text).map(({ original }) => original.entity.id)
    expect(find('tomas nunez')).toEqual(['0'])
    expect(find('TOMAS')).toEqual(['0', '1'])
    expect(find('مارتن')).toEqual(['2'])
    expect(find('  ')).toEqual(['0', '1', '2'])
    expect(find('nobody')).toEqual([])
  })
})
