import { describe, expect, it } from 'vitest'
import { DEFAULT_BRANCH_PARAMETERS } from '../../../../server/analysis/exposure/branch-parameters.ts'
import { exposeBranches } from '../../../../server/analysis/exposure/expose-branches.ts'
import { findPath } from '../../../../server/analysis/graph/find-path.ts'
import { projectNetwork } from '../../../../server/analysis/graph/project-network.ts'
import { DEFAULT_PROJECTION, InvalidParameterError } from '../../../../server/analysis/graph/projection-parameters.ts'
import { runAnalysis } from '../../../../server/analysis/run-analysis.ts'
import { runWithdrawal } from '../../../../server/analysis/withdrawal/run-withdrawal.ts'
import type { WithdrawalParameters } from '../../../../server/analysis/withdrawal/run-withdrawal.ts'
import type { RunOptions } from '../../../../server/analysis/run-options.ts'
import type { ClaimId, SourceId } from '../../../../server/domain/ids.ts'
import { identifyOrigin } from '../../../../server/domain/support.ts'
import { buildGang, buildRequest } from '../build-gang.ts'
import { associate, buildInput, entityId, join, takePart } from '../build-input.ts'
import type { CaseSpec } from '../build-input.ts'

const gang = buildGang(40, 60)
const crew: CaseSpec = {
  ...gang,
  entities: [...gang.entities, 'x1', 'x2', 'x3', 'north:criminal-group', 'south:criminal-group', 'gang:criminal-group'],
  claims: [
    ...gang.claims,
    ...Array.from({ length: 24 }, (_, at) =>
      join(`j${at}`, `p0${at + 10}`, at % 2 === 0 ? 'north' : 'south', { sources: [`s${1 + (at % 4)}`] }),
    ),
    ...['north', 'south'].map((branch) => {
      return { id: `b-${branch}`, predicate: 'BRANCH_OF', subject: branch, object: 'gang', sources: ['s4'] }
    }),
    // Said twice, so that it outlives either source.
    associate('d1', 'p010', 'p020', { sources: ['s1', 's2'] }),
    associate('d2', 'x1', 'x2', { sources: ['s3'], attributedTo: { text: 'A neighbour' } }),
    associate('d3', 'x1', 'x3', { sources: ['s4'], attributedTo: { text: 'a  NEIGHBOUR' } }),
  ],
}
const measures = [{ id: 'degree' }, { id: 'betweenness' }]
const nothing: WithdrawalParameters = { sources: [], origins: [], claims: [], pairs: [], measures, overview: false }

function withdraw(parameters: Partial<WithdrawalParameters>, spec: CaseSpec = crew, options: RunOptions = {}) {
  const own = { input: buildInput(spec), clocks: { asAt: null, knownAt: null }, projection: DEFAULT_PROJECTION }
  return runWithdrawal({ ...own, parameters: { ...nothing, ...parameters }, seed: 1, version: 'x' }, options).withdrawal
}

function rankAll(excluded: readonly string[]) {
  const projection = { ...DEFAULT_PROJECTION, excludedSources: excluded as SourceId[] }
  const request = buildRequest(crew, { projection, measures, stability: null })
  return { projection, request, ...runAnalysis(request) }
}

const keyOf = ({ a, b }: { readonly a: string; readonly b: string }) => `${a} ${b}`

describe('without a source', () => {
  const source = 's2' as SourceId
  const pairs = [
    [entityId('p010'), entityId('p020')],
    [entityId('p011'), entityId('p039')],
    [entityId('x1'), entityId('p011')],
  ] as const
  const found = withdraw({ sources: [source], pairs })
  const [before, after] = [rankAll([]), rankAll([source])]

  it('the ties that fall, weaken or strengthen are those of the case analysed without it', () => {
    const then = new Map(after.network.ties.map((tie) => [keyOf(tie), tie]))
    const fallen = before.network.ties.filter((tie) => !then.has(keyOf(tie)))
    expect(found.ties.filter((tie) => tie.fate === 'falls').map(keyOf)).toEqual(fallen.map(keyOf))
    expect(fallen.length).toBeGreaterThan(5)
    const changed = before.network.ties.flatMap((tie) => {
      const own = then.get(keyOf(tie))
      return own !== undefined && JSON.stringify(own) !== JSON.stringify(tie) ? [keyOf(tie)] : []
    })
    expect(found.ties.filter((tie) => tie.fate !== 'falls').map(keyOf)).toEqual(changed)
    for (const { a, b, fate, after: state } of found.ties) {
      const own = then.get(keyOf({ a, b }))
      if (state === null) expect([fate, own]).toEqual(['falls', undefined])
      else expect([state.strength, state.support, state.origins]).toEqual([own?.strength, own?.support, own?.origins])
    }
    expect(found.ties.find((tie) => keyOf(tie) === 'p010 p020')).toMatchObject({ fate: 'weakens' })
  })

  it('the ranks that change are those of the case analysed without it', () => {
    found.rankings.forEach(({ measure, rows }, place) => {
      const then = new Map(after.finding.rankings[place]?.rows.map((row) => [row.id, row]))
      const expected = before.finding.rankings[place]?.rows.flatMap(({ id, rank, value }) => {
        const own = then.get(id)
        if (own === undefined || own.rank === rank) return []
        return [{ id, before: { rank, value }, after: { rank: own.rank, value: own.value } }]
      })
      expect({ measure, rows }).toEqual({ measure: measures[place]?.id, rows: expected })
      expect(rows.length).toBeGreaterThan(3)
    })
  })

  it('the paths and the branches are those found without it', () => {
    for (const { from, to, before: own, after: then } of found.paths) {
      expect(own).toEqual(findPath(before.network, from, to)?.nodes ?? null)
      expect(then).toEqual(findPath(after.network, from, to)?.nodes ?? null)
    }
    expect(found.paths[2]?.fate).toBe('none')
    const expose = (own: typeof before) => {
      const { people } = exposeBranches(own.request.input, own.projection, DEFAULT_BRANCH_PARAMETERS)
      return new Map(people.map(({ id, status, branch }) => [id, `${status} ${branch ?? ''}`]))
    }
    const [states, statesThen] = [expose(before), expose(after)]
    const ids = [...new Set([...states.keys(), ...statesThen.keys()])].sort()
    expect(found.branches.map((one) => one.id)).toEqual(ids.filter((id) => states.get(id) !== statesThen.get(id)))
    expect(found.branches.length).toBeGreaterThan(3)
  })

  it('and without any other, everything falls and nobody is left with a path', () => {
    const all = withdraw({ sources: ['s1', 's2', 's3', 's4'] as SourceId[], pairs })
    expect(all.ties).toHaveLength(all.tiesBefore)
    expect(all.ties.every((tie) => tie.fate === 'falls')).toBe(true)
    expect(all.paths.map((path) => path.fate)).toEqual(['falls', 'falls', 'none'])
    expect(all.componentsAfter).toBe(before.network.nodes.length)
  })
})

describe('without an origin', () => {
  it('falls what a speaker alone said, in whatever source, and nothing else of these sources', () => {
    const { ties, tiesBefore } = withdraw({ origins: ['speaker:a neighbour'] })
    expect(ties.map((tie) => [keyOf(tie), tie.fate])).toEqual([
      ['x1 x2', 'falls'],
      ['x1 x3', 'falls'],
    ])
    expect(tiesBefore).toBeGreaterThan(60)
  })

  it('is as without the sources of that origin where nobody else is quoted', () => {
    const origin = identifyOrigin({ attributedTo: null }, { id: 's2' as SourceId, originId: 'o-s2' as never })
    expect(withdraw({ origins: [origin] })).toEqual(withdraw({ sources: ['s2' as SourceId] }))
  })
})

it.each([
  [{ pairs: [[entityId('p010'), entityId('p000')]] }, /"p000" is no node .* protected/u],
  [{ pairs: [[entityId('nobody'), entityId('p010')]] }, /"nobody" is no node .* no person or group of that id/u],
  [{ claims: ['d9'] as ClaimId[] }, /"d9" is no claim/u],
  [{ origins: ['speaker:nobody'] }, /"speaker:nobody" is no origin/u],
] as const)('%j is refused, as it would read as if nothing hung on it', (parameters, message) => {
  const run = () => withdraw(parameters)
  expect(run).toThrow(InvalidParameterError)
  expect(run).toThrow(message)
})

it('without single claims falls what they alone carry', () => {
  const { ties } = withdraw({ claims: ['d2', 'd1'] as ClaimId[] })
  expect(ties.map(keyOf).sort()).toEqual(['p010 p020', 'x1 x2'])
})

it('fewer at an event are tied the closer', () => {
  const spec: CaseSpec = {
    entities: ['a', 'b', 'c', 'm:meeting'],
    claims: [takePart('1', 'a', 'm'), takePart('2', 'b', 'm'), takePart('3', 'c', 'm', { sources: ['s2'] })],
    sources: [{ id: 's1' }, { id: 's2' }],
  }
  const { ties } = withdraw({ sources: ['s2' as SourceId] }, spec)
  expect(ties.map((tie) => [keyOf(tie), tie.fate])).toEqual([
    ['a c', 'falls'],
    ['b c', 'falls'],
    ['a b', 'strengthens'],
  ])
})

describe('the overview', () => {
  it('counts for each source what the case without it lacks', () => {
    const { overview } = withdraw({ overview: true })
    expect(overview.map((one) => one.source).sort()).toEqual(['s1', 's2', 's3', 's4'])
    for (const { source, tiesFall, ranksChange } of overview) {
      const own = withdraw({ sources: [source] })
      expect(tiesFall).toBe(own.ties.filter((tie) => tie.fate === 'falls').length)
      expect(ranksChange).toBe(own.rankings[0]?.rows.length)
    }
    const falls = overview.map((one) => one.tiesFall)
    expect(falls).toEqual([...falls].sort((one, other) => other - one))
  })

  it('tells its progress and stops when aborted', () => {
    const steps: string[] = []
    withdraw({ overview: true }, crew, { onProgress: (phase, done, total) => steps.push(`${phase} ${done}/${total}`) })
    expect(steps).toEqual([
      ...[1, 2, 3, 4].map((step) => `withdrawing ${step}/4`),
      ...[1, 2, 3, 4].map((step) => `sources ${step}/4`),
    ])
    const controller = new AbortController()
    const reason = new Error('enough')
    const onProgress = (phase: string) => {
      if (phase === 'sources') controller.abort(reason)
    }
    expect(() => withdraw({ overview: true }, crew, { onProgress, signal: controller.signal })).toThrow(reason)
  })
})

it('of nothing changes nothing, and leaves the protected out', () => {
  const found = withdraw({})
  expect([found.ties, found.branches, found.rankings.flatMap((one) => one.rows)]).toEqual([[], [], []])
  expect(found.excluded.total).toBe(3)
  const nodes = projectNetwork(buildInput(crew), DEFAULT_PROJECTION).nodes.map((node) => node.id)
  for (const hidden of ['p000', 'p001', 'p002']) expect(nodes).not.toContain(hidden)
})
