import { createRandom } from '../../../server/analysis/create-random.ts'
import { DEFAULT_PROJECTION } from '../../../server/analysis/graph/projection-parameters.ts'
import type { AnalysisRequest } from '../../../server/analysis/run-analysis.ts'
import { buildInput, categorise, takePart } from './build-input.ts'
import type { CaseSpec } from './build-input.ts'

/** An invented case: so many people in seeded meetings of two to five, three of them protected, from four sources. */
export function buildGang(people: number, meetings: number, seed = 7): CaseSpec {
  const random = createRandom(seed)
  const pick = (count: number) => Math.floor(random() * count)
  const names = Array.from({ length: people }, (_, index) => `p${String(index).padStart(3, '0')}`)
  const events = Array.from({ length: meetings }, (_, index) => `m${index}`)
  const claims = events.flatMap((event) => {
    const source = `s${1 + pick(4)}`
    const members = new Set(Array.from({ length: 2 + pick(4) }, () => names[pick(people)] ?? ''))
    return [...members].map((one) => takePart(`c-${event}-${one}`, one, event, { sources: [source] }))
  })
  const marks = (['victim', 'witness', 'official'] as const).map((category, index) =>
    categorise(`k${index}`, names[index] ?? '', category),
  )
  return {
    entities: [...names, ...events.map((event) => `${event}:meeting`)],
    claims: [...claims, ...marks],
    sources: ['s1', 's2', 's3', 's4'].map((id) => ({ id })),
  }
}

export function buildRequest(spec: CaseSpec, more: Partial<AnalysisRequest> = {}): AnalysisRequest {
  return {
    input: buildInput(spec),
    clocks: { asAt: null, knownAt: null },
    projection: DEFAULT_PROJECTION,
    measures: [{ id: 'degree' }, { id: 'strength' }, { id: 'betweenness' }, { id: 'louvain' }],
    seed: 42,
    stability: { resamples: 10 },
    version: '0.0.0-test',
    ...more,
  }
}
