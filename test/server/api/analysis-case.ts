import { createRandom } from '../../../server/analysis/create-random.ts'
import type { CaseBatch, CaseRecord } from '../../../server/domain/case-record.ts'
import type { Claim } from '../../../server/domain/claim.ts'
import type { ClaimId, ExcerptId } from '../../../server/domain/ids.ts'
import {
  makeBatch,
  makeEvent,
  makeExcerpt,
  makeFact,
  makeGroup,
  makeName,
  makePerson,
  makePlace,
  makeReview,
  makeSource,
  makeTie,
} from '../../contract/build-records.ts'

const REPORT = 'Seen together, and heard on the phone.'

type Changes = Partial<Omit<Claim, 'type' | 'id'>>

function cite(...ids: string[]): { excerpts: ExcerptId[] } {
  return { excerpts: ids as ExcerptId[] }
}

function call(id: string, one: string, other: string, changes: Changes = {}): Claim {
  return makeTie(id, one, 'COMMUNICATED_WITH', other, { ...cite('x1'), ...changes })
}

/**
 * Six tied people a to f, the lone h, a victim and two groups. As persons: a-b (confirmed), b-c, c-d, a-d and a-e
 * (which contradict each other), b-d (contradicted by a claim that was refuted), d-e (weighs 0.16, the others 0.64)
 * and e-f, the only bridge. Suspected only: a-c. Refuted: a-f.
 */
export function buildAnalysisCase(): CaseBatch {
  const contradicting = (id: string): Changes => ({ contradicts: [id as ClaimId] })
  return makeBatch(
    [
      makeSource('s1', REPORT, { title: 'Report' }),
      makeExcerpt('x1', 's1', REPORT),
      ...['a', 'b', 'c', 'd', 'e', 'f', 'h', 'victim'].map(makePerson),
      makeGroup('north'),
      makeGroup('south'),
      makePlace('town'),
      makeName('n-v', 'victim', 'Amparo Quillahuamán', cite('x1')),
      makeName('n-a', 'a', '=HYPERLINK("http://example.org"), El Zurdo', cite('x1')),
      makeFact('k-v', 'victim', 'HAS_CATEGORY', { kind: 'category', value: 'victim' }, cite('x1')),
      call('t-ab', 'a', 'b'),
      makeReview('r-ab', 't-ab', 'confirmed'),
      call('t-bc', 'b', 'c'),
      call('t-cd', 'c', 'd'),
      call('t-ad', 'a', 'd'),
      call('t-ae', 'a', 'e', contradicting('t-ad')),
      call('t-bd', 'b', 'd'),
      makeTie('t-denied', 'b', 'ASSOCIATED_WITH', 'f', { ...cite('x1'), ...contradicting('t-bd') }),
      makeReview('r-denied', 't-denied', 'refuted'),
      call('t-de', 'd', 'e', { grade: { scheme: 'admiralty', value: '5' } }),
      call('t-ef', 'e', 'f'),
      call('t-ac', 'a', 'c', { certainty: 'suspected' }),
      call('t-af', 'a', 'f'),
      makeReview('r-af', 't-af', 'refuted'),
      makeTie('t-kin', 'victim', 'KIN_OF', 'a', cite('x1')),
      ...['a', 'b'].map((id) => makeTie(`m-${id}`, id, 'MEMBER_OF', 'north', cite('x1'))),
      ...['c', 'd'].map((id) => makeTie(`m-${id}`, id, 'MEMBER_OF', 'south', cite('x1'))),
      makeTie('l-town', 'a', 'LIVES_AT', 'town', cite('x1')),
    ],
    [REPORT],
  )
}

/** An invented case of so many people who hang together: a chain of calls, and seeded meetings of two to six. */
export function buildMeetingsCase(people: number, meetings: number, seed = 5): CaseBatch {
  const random = createRandom(seed)
  const pick = (count: number): number => Math.floor(random() * count)
  const sources = Array.from({ length: 6 }, (_, index) => `s${index}`)
  const names = Array.from({ length: people }, (_, index) => `p${index}`)
  const citeAny = (): Changes => ({
    ...cite(`x-s${pick(sources.length)}`),
    grade: { scheme: 'admiralty', value: ['1', '2', '3', '4', '5'][pick(5)] ?? '2' } as Claim['grade'],
  })
  const chain = names.slice(1).map((one, index) => call(`t${index}`, names[index] ?? '', one, citeAny()))
  const gatherings = Array.from({ length: meetings }, (_, index): CaseRecord[] => {
    const members = new Set(Array.from({ length: 2 + pick(5) }, () => names[pick(people)] ?? ''))
    const parts = [...members].map((one) =>
      makeTie(`c-${index}-${one}`, one, 'PARTICIPATED_IN', `m${index}`, { ...citeAny(), role: 'present' }),
    )
    return [makeEvent(`m${index}`), ...parts]
  })
  const texts = sources.map((id) => `${id}: ${REPORT}`)
  return makeBatch(
    [
      ...sources.flatMap((id, index) => [makeSource(id, texts[index] ?? ''), makeExcerpt(`x-${id}`, id, id)]),
      ...names.map(makePerson),
      ...chain,
      ...gatherings.flat(),
    ],
    texts,
  )
}
