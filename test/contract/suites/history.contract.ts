import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import type { CaseRecord } from '../../../server/domain/case-record.ts'
import { CLAIM_STATUSES } from '../../../server/domain/claim.ts'
import type { ClaimStatus } from '../../../server/domain/claim.ts'
import type { InformationGrade } from '../../../server/domain/grade.ts'
import type { CaseId, ClaimId, ExcerptId } from '../../../server/domain/ids.ts'
import { VERDICTS } from '../../../server/domain/review.ts'
import type { CaseStore, ClaimQuery } from '../../../server/store/case-store.ts'
import { spellGrade } from '../../../server/store/link.ts'
import {
  makeBatch,
  makeEvent,
  makeExcerpt,
  makeName,
  makePerson,
  makeReview,
  makeSource,
  makeTie,
  toClaimId,
  toEntityId,
  toExcerptId,
  toSourceId,
} from '../build-records.ts'
import { compareFinds } from '../compare-finds.ts'
import type { FindQuestion } from '../compare-finds.ts'
import { FindModel } from '../find-model.ts'
import { HistoryModel } from '../history-model.ts'
import { collectPages, collectRecords, openCase, readAllClaims } from '../store-bench.ts'
import type { FindBench, StoreBench } from '../store-bench.ts'
import { shiftInstant } from '../test-clock.ts'

const ENTITIES = ['p1', 'p2', 'p3', 'e1']
const EXCERPTS = ['x1', 'x2']
const SOURCES = ['s1', 's2']
const NAMES = ['Nadir Solano', 'نادر سولانو', 'nadir', 'Amira Vale', 'أميرة فال', 'Sól Nádir']
const BOUNDS = [null, 'unknown', '2023', '2024', '2024-02', '2024-03', '2024-03-05', '2025']
const DAYS = ['2022-12-31', '2023-07-01', '2024-02-29', '2024-03-05', '2024-03-31', '2026-01-01']
const RECORDED = ['2024-01-01T00:00:00.000Z', '2024-01-02T00:00:00.000Z']
const GRADES: readonly (InformationGrade | null)[] = [
  null,
  { scheme: 'admiralty', value: '1' },
  { scheme: 'admiralty', value: '2' },
  { scheme: 'europol-4x4', value: '1' },
]
const PREDICATES = ['KIN_OF', 'PARTICIPATED_IN', 'HAS_NAME']

/** One step of a history; numbers point at claims made so far, wherever there are any. */
interface Step {
  readonly kind: 'tie' | 'name' | 'review'
  readonly subject: string
  readonly object: string
  readonly predicate: string
  readonly name: string
  readonly from: string | null
  readonly to: string | null
  readonly recordedAt: string
  readonly grade: InformationGrade | null
  readonly supersedes: number | null
  readonly contradicts: readonly number[]
  readonly excerpts: readonly string[]
  readonly verdict: (typeof VERDICTS)[number]
  readonly target: number
}

const step: fc.Arbitrary<Step> = fc.record({
  kind: fc.constantFrom('tie', 'name', 'review', 'review'),
  subject: fc.constantFrom('p1', 'p2', 'p3'),
  object: fc.constantFrom(...ENTITIES),
  predicate: fc.constantFrom('KIN_OF', 'PARTICIPATED_IN'),
  name: fc.constantFrom(...NAMES),
  from: fc.constantFrom(...BOUNDS),
  to: fc.constantFrom(...BOUNDS),
  recordedAt: fc.constantFrom(...RECORDED),
  grade: fc.constantFrom(...GRADES),
  supersedes: fc.option(fc.nat(20)),
  contradicts: fc.array(fc.nat(20), { maxLength: 2 }),
  excerpts: fc.subarray(EXCERPTS),
  verdict: fc.constantFrom(...VERDICTS),
  target: fc.nat(20),
})

/** A batch, and how far the clock moves before it: it may stand or go back. */
const batches = fc.array(
  fc.record({ shift: fc.constantFrom(-5000, 0, 1, 5000), steps: fc.array(step, { maxLength: 6 }) }),
  { minLength: 1, maxLength: 6 },
)

interface Question {
  readonly asAt: string | null
  /** Which batch was the last known, and whether to look a millisecond before it. */
  readonly known: { readonly batch: number; readonly before: boolean } | null
  readonly limit: number
  readonly touching: readonly string[] | null
  readonly predicates: readonly string[] | null
  readonly quoting: readonly string[] | null
  readonly claims: readonly number[] | null
  readonly statuses: readonly ClaimStatus[] | null
  readonly text: string
  readonly within: readonly [string, string] | null
  readonly grades: readonly (InformationGrade | null)[] | null
}

const question: fc.Arbitrary<Question> = fc.record({
  asAt: fc.option(fc.constantFrom(...DAYS)),
  known: fc.option(fc.record({ batch: fc.nat(6), before: fc.boolean() })),
  limit: fc.integer({ min: 1, max: 4 }),
  touching: fc.option(fc.subarray(ENTITIES)),
  predicates: fc.option(fc.subarray(PREDICATES)),
  quoting: fc.option(fc.subarray(SOURCES)),
  claims: fc.option(fc.array(fc.nat(20), { maxLength: 6 })),
  statuses: fc.option(fc.subarray([...CLAIM_STATUSES])),
  within: fc.option(fc.tuple(fc.constantFrom(...DAYS), fc.constantFrom(...DAYS))),
  grades: fc.option(fc.subarray([...GRADES])),
  text: fc.constantFrom('nad', 'sol nad', 'نادر', 'ام', 'amira v', 'valeria'),
})

const history = fc.record({ batches, questions: fc.array(question, { minLength: 1, maxLength: 6 }) })
type History = typeof history extends fc.Arbitrary<infer T> ? T : never

/** Random histories against a simple model: every read, at any clocks, agrees. */
export function describeHistory(findBench: FindBench, numRuns: number): void {
  describe('histories', () => {
    it('read the same as a simple model at any clocks', { timeout: 300_000 + numRuns * 5000 }, async () => {
      await fc.assert(
        fc.asyncProperty(history, async (drawn) => checkHistory(findBench(), drawn)),
        { numRuns },
      )
    })
  })
}

async function checkHistory(bench: StoreBench, drawn: History): Promise<void> {
  const caseId = await openCase(bench.store)
  const model = new HistoryModel()
  const instants = [await receive(bench, model, caseId, makeFoundation())]
  let claims: string[] = []
  for (const [index, batch] of drawn.batches.entries()) {
    bench.clock.now = new Date(bench.clock.now.getTime() + batch.shift)
    const records = makeRecords(batch.steps, `b${index}`, claims)
    instants.push(await receive(bench, model, caseId, records))
    claims = [...claims, ...records.filter((record) => record.type === 'claim').map((record) => record.id)]
  }
  for (const asked of drawn.questions) await compareReads(bench.store, model, caseId, asked, instants, claims)
}

async function receive(
  bench: StoreBench,
  model: HistoryModel,
  caseId: CaseId,
  records: readonly CaseRecord[],
): Promise<string> {
  const { receivedAt } = await bench.store.append(caseId, makeBatch(records, SOURCES))
  model.receive(records, receivedAt)
  return receivedAt
}

/** The bytes of each source are its own id. */
function makeFoundation(): CaseRecord[] {
  return [
    ...['p1', 'p2', 'p3'].map(makePerson),
    makeEvent('e1'),
    ...SOURCES.map((id) => makeSource(id, id)),
    makeExcerpt('x1', 's1', 's1'),
    makeExcerpt('x2', 's2', 's2'),
  ]
}

function makeRecords(steps: readonly Step[], prefix: string, earlier: readonly string[]): CaseRecord[] {
  const records: CaseRecord[] = []
  const claims = [...earlier]
  for (const [index, one] of steps.entries()) {
    const id = `${prefix}-${index}`
    const target = pick(claims, one.target)
    if (one.kind === 'review') {
      if (target !== undefined) records.push(makeReview(id, target, one.verdict, { recordedAt: one.recordedAt }))
      continue
    }
    records.push(makeStepClaim(id, one, claims))
    claims.push(id)
  }
  return records
}

function makeStepClaim(id: string, one: Step, claims: readonly string[]): CaseRecord {
  const contradicts = one.contradicts.flatMap((index): ClaimId[] => {
    const claim = pick(claims, index)
    return claim === undefined ? [] : [toClaimId(claim)]
  })
  const superseded = one.supersedes === null ? undefined : pick(claims, one.supersedes)
  const changes = {
    valid: { from: one.from, to: one.to },
    recordedAt: one.recordedAt,
    grade: one.grade,
    supersedes: superseded === undefined ? null : toClaimId(superseded),
    contradicts,
    excerpts: one.excerpts.map((excerpt): ExcerptId => toExcerptId(excerpt)),
  }
  return one.kind === 'name'
    ? makeName(id, one.subject, one.name, changes)
    : makeTie(id, one.subject, one.predicate, one.object, changes)
}

async function compareReads(
  store: CaseStore,
  model: HistoryModel,
  caseId: CaseId,
  asked: Question,
  instants: readonly string[],
  claims: readonly string[],
): Promise<void> {
  const instant = asked.known === null ? null : (pick(instants, asked.known.batch) ?? null)
  const knownAt = instant !== null && asked.known?.before === true ? shiftInstant(instant, -1) : instant
  const clocks = { asAt: asked.asAt, knownAt }
  const query = makeQuery(asked, claims)
  const found = await collectPages((page) => store.readClaims(caseId, clocks, query, page), asked.limit)
  const summary = found.map(({ id, receivedAt, status, confirmed, supersededBy, contradictions }) => ({
    id,
    receivedAt,
    status,
    confirmed,
    supersededBy,
    contradictions,
  }))
  expect(summary).toEqual(model.listClaims(clocks, query))
  expect(await collectRecords(store, caseId, clocks)).toEqual(model.listRecords(clocks))
  const reviews = await store.readReviews(caseId, clocks, claims.map(toClaimId))
  expect(reviews.map((review) => review.id)).toEqual(model.listReviews(clocks))
  const hits = await store.searchNames(caseId, clocks, asked.text, asked.limit)
  expect(hits.map((hit) => `${hit.entity}: ${hit.name} ${hit.claim}`)).toEqual(
    model.search(clocks, asked.text, asked.limit),
  )
  const whole = await readAllClaims(store, caseId, clocks, {}, asked.limit)
  expect(whole.map((claim) => claim.id)).toEqual(
    model.listClaims(clocks, { statuses: CLAIM_STATUSES }).map((claim) => claim.id),
  )
  await compareFinds(store, new FindModel(model), caseId, clocks, makeFindQuestion(asked))
}

function makeFindQuestion({ touching, predicates, within, grades, limit }: Question): FindQuestion {
  const [from, to] = within ?? ['2023-07-01', '2024-03-31']
  return {
    entities: (touching ?? ENTITIES).map(toEntityId),
    filter: {
      ...(predicates === null ? {} : { predicates }),
      ...(within === null ? {} : { within: { from, to } }),
      ...(grades === null ? {} : { grades: grades.map(spellGrade) }),
    },
    window: { from, to },
    limit,
  }
}

function makeQuery(asked: Question, claims: readonly string[]): ClaimQuery {
  const ids = asked.claims?.flatMap((index): ClaimId[] => {
    const claim = pick(claims, index)
    return claim === undefined ? [] : [toClaimId(claim)]
  })
  return {
    ...(asked.touching === null ? {} : { touching: asked.touching.map(toEntityId) }),
    ...(asked.predicates === null ? {} : { predicates: asked.predicates }),
    ...(asked.quoting === null ? {} : { quoting: asked.quoting.map(toSourceId) }),
    ...(ids === undefined ? {} : { ids }),
    ...(asked.statuses === null ? {} : { statuses: asked.statuses }),
  }
}

function pick<T>(items: readonly T[], index: number): T | undefined {
  return items.length === 0 ? undefined : items[index % items.length]
}
