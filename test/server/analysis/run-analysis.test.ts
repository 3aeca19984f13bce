import { describe, expect, it, vi } from 'vitest'
import type { Finding } from '../../../server/analysis/finding.ts'
import { projectNetwork } from '../../../server/analysis/graph/project-network.ts'
import { DEFAULT_PROJECTION, InvalidParameterError } from '../../../server/analysis/graph/projection-parameters.ts'
import { hashInput } from '../../../server/analysis/hash-input.ts'
import { rankValues } from '../../../server/analysis/rank-values.ts'
import { findMeasure, MEASURES, UnknownMeasureError } from '../../../server/analysis/registry.ts'
import { runAnalysis } from '../../../server/analysis/run-analysis.ts'
import type { AnalysisRequest } from '../../../server/analysis/run-analysis.ts'
import { buildGang, buildRequest } from './build-gang.ts'
import { associate, buildInput, entityId } from './build-input.ts'

const gang = buildGang(30, 40)

function find(request: AnalysisRequest): Finding {
  return runAnalysis(request).finding
}

describe('a finding', () => {
  const finding = find(buildRequest(gang))

  it('is the same to the last bit when run again, and plain data', () => {
    expect(JSON.stringify(find(buildRequest(gang)))).toBe(JSON.stringify(finding))
    expect(JSON.parse(JSON.stringify(finding))).toEqual(finding)
  })

  it('does not depend on the order of the material', () => {
    const kin = Array.from({ length: 12 }, (_, at) => associate(`d${at}`, `p0${at + 10}`, `p0${at + 11}`))
    const spec = { ...gang, claims: [...gang.claims, ...kin] }
    const reversed = {
      entities: [...gang.entities].reverse(),
      claims: [...spec.claims].reverse(),
      sources: [...(gang.sources ?? [])].reverse(),
    }
    expect(find(buildRequest(reversed))).toEqual(find(buildRequest(spec)))
  })

  it('draws no number but from its seed and looks at no clock', () => {
    const spies = [vi.spyOn(Math, 'random'), vi.spyOn(Date, 'now'), vi.spyOn(performance, 'now')]
    try {
      find(buildRequest(gang))
      for (const spy of spies) expect(spy).not.toHaveBeenCalled()
    } finally {
      for (const spy of spies) spy.mockRestore()
    }
  })

  it('carries its manifest', () => {
    expect(finding.manifest).toEqual({
      inputHash: hashInput(buildInput(gang)),
      clocks: { asAt: null, knownAt: null },
      projection: { name: 'claims-to-ties/1', parameters: DEFAULT_PROJECTION },
      measures: ['degree', 'strength', 'betweenness', 'louvain'].map((id) => {
        return { id, parameters: findMeasure(id).parameters }
      }),
      stability: { resamples: 10 },
      seed: 42,
      version: '0.0.0-test',
    })
  })

  it('takes the parameters given, measure by measure, and the defaults for the rest', () => {
    const measures = [{ id: 'degree', parameters: { normalised: true } }, { id: 'strength' }]
    const own = find(buildRequest(gang, { measures, stability: null }))
    expect(own.manifest.measures).toEqual([
      { id: 'degree', parameters: { ...findMeasure('degree').parameters, normalised: true } },
      { id: 'strength', parameters: findMeasure('strength').parameters },
    ])
    const [first] = own.rankings[0]?.rows ?? []
    const [raw] = finding.rankings[0]?.rows ?? []
    expect(first?.value).toBeCloseTo((raw?.value ?? 0) / 26, 12)
  })

  it('comes with the network that it was computed on', () => {
    const request = buildRequest(gang)
    expect(runAnalysis(request).network).toEqual(projectNetwork(request.input, request.projection))
  })

  it('ranks everybody but the protected, and says how many those are', () => {
    expect(finding.rankings.map((ranking) => ranking.measure)).toEqual(['degree', 'strength', 'betweenness'])
    for (const { rows } of finding.rankings) {
      expect(rows).toHaveLength(27)
      for (const hidden of ['p000', 'p001', 'p002']) expect(rows.map((row) => row.id)).not.toContain(hidden)
      for (const row of rows) expect(row.stability?.best).toBeLessThanOrEqual(row.rank)
      for (const row of rows) expect(row.stability?.worst).toBeGreaterThanOrEqual(row.rank)
    }
    expect(finding.summary).toMatchObject({ nodes: 27, ungraded: true, excluded: { total: 3 } })
    expect(finding.summary.nodesByKind).toEqual({ person: 27, 'person-group': 0, 'criminal-group': 0 })
    expect(finding.resamples).toMatchObject({ made: 10, originsLeftOut: 3, origins: 4 })
  })

  it('puts each node into one cluster', () => {
    const [clustering] = finding.clusterings
    expect(clustering?.clusters.map((cluster) => cluster.number)).toEqual(clustering?.clusters.map((_, at) => at + 1))
    expect(clustering?.clusters.flatMap((cluster) => cluster.members)).toHaveLength(27)
    expect(clustering?.modularity).toBeGreaterThan(0)
  })

  it('of one measure is not changed by asking for others', () => {
    const alone = find(buildRequest(gang, { measures: [{ id: 'louvain' }] }))
    expect(alone.clusterings).toEqual(finding.clusterings)
    const degree = find(buildRequest(gang, { measures: [{ id: 'degree' }] }))
    expect(degree.rankings).toEqual(finding.rankings.slice(0, 1))
  })

  it('comes without rank intervals when none are asked for', () => {
    const plain = find(buildRequest(gang, { stability: null }))
    expect(plain.resamples).toBeNull()
    expect(plain.rankings[0]?.rows.every((row) => row.stability === null)).toBe(true)
    expect(plain.rankings.map(({ rows }) => rows.map(({ id, rank }) => [id, rank]))).toEqual(
      finding.rankings.map(({ rows }) => rows.map(({ id, rank }) => [id, rank])),
    )
  })
})

describe('small cases', () => {
  it.each([
    ['nobody', [], []],
    ['one', ['a'], []],
    ['two apart', ['a', 'b'], []],
    ['two tied', ['a', 'b'], [associate('c1', 'a', 'b')]],
  ])('%s', (_, entities, claims) => {
    const finding = find(buildRequest({ entities, claims }))
    for (const { rows } of finding.rankings) {
      expect(rows).toHaveLength(entities.length)
      for (const row of rows) expect(row).toMatchObject({ rank: 1 })
      for (const row of rows) expect(Number.isFinite(row.value)).toBe(true)
    }
    expect(finding.summary.components).toBe(entities.length - claims.length)
    expect(finding.clusterings[0]?.modularity ?? null).toBe(claims.length === 0 ? null : 0)
  })
})

describe('the input hash', () => {
  const hash = hashInput(buildInput(gang))

  it('changes with the material', () => {
    const [first, ...rest] = gang.claims
    if (first === undefined) throw new Error('the case has no claims')
    for (const changed of [
      { ...first, status: 'refuted' as const },
      { ...first, subject: 'p020' },
    ]) {
      expect(hashInput(buildInput({ ...gang, claims: [changed, ...rest] }))).not.toBe(hash)
    }
    expect(hashInput(buildInput({ ...gang, entities: [...gang.entities, 'new'] }))).not.toBe(hash)
    const [source, ...others] = gang.sources ?? []
    const regraded = { id: source?.id ?? '', reliability: { scheme: 'admiralty', value: 'C' } } as const
    expect(hashInput(buildInput({ ...gang, sources: [regraded, ...others] }))).not.toBe(hash)
  })

  it('does not change with a source that no claim quotes', () => {
    expect(hashInput(buildInput({ ...gang, sources: [...(gang.sources ?? []), { id: 's9' }] }))).toBe(hash)
  })

  it('does not change with the store that received it', () => {
    const claims = gang.claims.map((claim) => ({ ...claim, receivedAt: '2031-01-01T00:00:00.000Z' }))
    expect(hashInput(buildInput({ ...gang, claims }))).toBe(hash)
  })
})

describe('ranks', () => {
  it('are shared by equals, which rounding does not part', () => {
    const ids = ['d', 'c', 'b', 'a'].map(entityId)
    expect(rankValues(ids, [1, 0.1 + 0.2, 0.3, 0]).map(({ id, rank }) => [id, rank])).toEqual([
      ['d', 1],
      ['b', 2],
      ['c', 2],
      ['a', 4],
    ])
  })
})

describe('a request', () => {
  it('for what there is not is refused', () => {
    expect(() => find(buildRequest(gang, { measures: [{ id: 'guilt' }] }))).toThrow(UnknownMeasureError)
    for (const parameters of [{ normalised: 1 }, { constructor: true }, { other: true }]) {
      const measures = [{ id: 'degree', parameters }]
      expect(() => find(buildRequest(gang, { measures }))).toThrow(InvalidParameterError)
    }
    const measures = [{ id: 'louvain', parameters: { resolution: Number.NaN } }]
    expect(() => find(buildRequest(gang, { measures }))).toThrow(InvalidParameterError)
    for (const seed of [-1, 0.5, 2 ** 32]) {
      expect(() => find(buildRequest(gang, { seed }))).toThrow(InvalidParameterError)
    }
  })
})

it('every measure says where it comes from, what it means and what it does not', () => {
  expect(new Set(MEASURES.map((measure) => measure.id)).size).toBe(MEASURES.length)
  for (const { label, citation, definition, meaning, caveat } of MEASURES) {
    for (const text of [label, citation, definition, meaning, caveat]) expect(text.length).toBeGreaterThan(5)
    expect(meaning.slice(0, -1)).not.toContain('. ')
    expect(meaning.endsWith('.')).toBe(true)
  }
})
