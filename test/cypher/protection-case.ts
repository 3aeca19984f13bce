import type { CaseRecord } from '../../server/domain/case-record.ts'
import type { ProceduralCategory } from '../../server/domain/category.ts'
import type { Claim } from '../../server/domain/claim.ts'
import type { Literal } from '../../server/domain/literal.ts'
import {
  makeBatch,
  makeConcept,
  makeEvent,
  makeExcerpt,
  makeFact,
  makeGroup,
  makePerson,
  makeReview,
  makeSource,
  makeThing,
  makeTie,
  toClaimId,
  toExcerptId,
} from '../contract/build-records.ts'

const TEXT = 'All of them were seen at the harbour.'

const PEOPLE = [
  ...['victim', 'witness', 'counsel', 'suspect', 'acquitted', 'official', 'clerk', 'declared', 'grown', 'child'],
  ...[
    'young',
    'adult',
    'monthly',
    'rescued',
    'guard',
    'cleared',
    'restored',
    'corrected',
    'twin',
    'one',
    'outsider',
    'second',
    'lured',
    'enlisted',
  ],
]

const category = (value: ProceduralCategory): Literal => ({ kind: 'category', value })
const yes = (value: boolean): Literal => ({ kind: 'boolean', value })
const date = (value: string): Literal => ({ kind: 'date', value })
const attends = (id: string, person: string, role: string, changes: Partial<Claim> = {}) =>
  makeTie(id, person, 'PARTICIPATED_IN', 'meeting', { role, ...changes })

const CLAIMS: readonly CaseRecord[] = [
  makeTie('c01', 'victim', 'VICTIM_OF', 'meeting', { certainty: 'suspected' }),
  makeFact('c02', 'witness', 'HAS_CATEGORY', category('witness')),
  makeFact('c03', 'counsel', 'HAS_CATEGORY', category('counsel')),
  makeFact('c04', 'suspect', 'HAS_CATEGORY', category('suspect')),
  makeTie('c05', 'acquitted', 'ACQUITTED_OF', 'offence'),
  makeTie('c06', 'official', 'HOLDS_OFFICE_IN', 'police'),
  makeTie('c07', 'clerk', 'HOLDS_OFFICE_IN', 'club'),
  makeFact('c08', 'declared', 'IS_MINOR', yes(true)),
  makeFact('c09', 'grown', 'IS_MINOR', yes(false)),
  makeFact('c10', 'meeting', 'OCCURRED_ON', date('2022-06')),
  makeFact('c11', 'child', 'BORN_ON', date('2005')),
  attends('c12', 'child', 'guest'),
  makeFact('c13', 'young', 'BORN_ON', date('2004-06-02')),
  makeTie('c14', 'young', 'ASSOCIATED_WITH', 'suspect', { valid: { from: '2022-06-01', to: null } }),
  makeFact('c15', 'adult', 'BORN_ON', date('2004-06-01')),
  attends('c16', 'adult', 'guest'),
  makeFact('c17', 'monthly', 'BORN_ON', date('2004-06')),
  attends('c18', 'monthly', 'guest'),
  attends('c19', 'rescued', 'Rescued VICTIM'),
  attends('c20', 'guard', 'guard of the victim'),
  makeFact('c21', 'cleared', 'HAS_CATEGORY', category('victim')),
  makeReview('r21', 'c21', 'refuted'),
  makeFact('c22', 'restored', 'HAS_CATEGORY', category('victim')),
  makeReview('r22', 'c22', 'refuted'),
  makeReview('r23', 'c22', 'reinstated'),
  makeReview('r24', 'c22', 'confirmed'),
  makeFact('c23', 'corrected', 'HAS_CATEGORY', category('victim')),
  makeFact('c24', 'corrected', 'HAS_CATEGORY', category('suspect'), { supersedes: toClaimId('c23') }),
  makeTie('c25', 'twin', 'SAME_AS', 'witness'),
  makeTie('c26', 'one', 'ONE_OF', 'smaller'),
  makeTie('c27', 'smaller', 'SUBGROUP_OF', 'people'),
  makeFact('c28', 'people', 'HAS_CATEGORY', category('victim')),
  makeTie('c29', 'suspect', 'RECRUITED', 'lured', { role: 'for exploitation' }),
  makeTie('c30', 'suspect', 'RECRUITED', 'enlisted', { role: 'into the group, for drug trafficking' }),
]

/** Shortcuts through the protected, and beside each a way around them; all of it quoted, so that it counts. */
const TIES: readonly CaseRecord[] = [
  ['suspect', 'MEMBER_OF', 'gang'],
  ['victim', 'MEMBER_OF', 'gang'],
  ['witness', 'LEADS', 'gang'],
  ['clerk', 'MEMBER_OF', 'band'],
  ['victim', 'ASSOCIATED_WITH', 'suspect'],
  ['victim', 'ASSOCIATED_WITH', 'clerk'],
  ['suspect', 'ASSOCIATED_WITH', 'police'],
  ['police', 'ASSOCIATED_WITH', 'clerk'],
  ['suspect', 'COMMUNICATED_WITH', 'official'],
  ['grown', 'ASSOCIATED_WITH', 'suspect'],
  ['grown', 'ASSOCIATED_WITH', 'outsider'],
  ['outsider', 'ASSOCIATED_WITH', 'clerk'],
  ['outsider', 'TRANSFERRED', 'witness'],
  ['outsider', 'RECRUITED', 'second'],
  ['second', 'MEMBER_OF', 'gang'],
  ['suspect', 'USES', 'line-1'],
  ['victim', 'USES', 'line-2'],
  ['line-1', 'COMMUNICATED_WITH', 'line-2'],
  ['line-1', 'COMMUNICATED_WITH', 'line-3'],
  ...['suspect', 'guard', 'adult', 'victim', 'child', 'rescued'].map(
    (one) => [one, 'PARTICIPATED_IN', 'dinner'] as const,
  ),
].map(([subject = '', predicate = '', object = ''], index) =>
  makeTie(`t${index}`, subject, predicate, object, { excerpts: [toExcerptId('x1')] }),
)

/** Every ground of protection, everything that passes it on, and beside each somebody whom it just fails to reach. */
export const PROTECTION_CASE = makeBatch(
  [
    makeSource('s1', TEXT),
    makeExcerpt('x1', 's1', TEXT),
    ...PEOPLE.map(makePerson),
    makeGroup('police', 'public-body'),
    makeGroup('club', 'organisation'),
    makeGroup('people', 'person-group'),
    makeGroup('smaller', 'person-group'),
    makeEvent('meeting'),
    makeConcept('offence'),
    makeEvent('dinner'),
    makeGroup('gang'),
    makeGroup('band'),
    ...['line-1', 'line-2', 'line-3'].map((id) => makeThing(id)),
    ...CLAIMS,
    ...TIES,
  ],
  [TEXT],
)
