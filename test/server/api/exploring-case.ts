import type { CaseBatch } from '../../../server/domain/case-record.ts'
import type { ExcerptId } from '../../../server/domain/ids.ts'
import {
  makeBatch,
  makeExcerpt,
  makeFact,
  makeName,
  makePerson,
  makePlace,
  makeSource,
  makeThing,
  makeTie,
} from '../../contract/build-records.ts'

const REPORT =
  'Orla Vance met Bruno Castell at the quay. Nadia Ferreol saw Bruno Castell pay at the quay. ' +
  'نادية فيريول قالت إن برونو دفع. The quay was empty by six.'
const MEETING = 'Orla Vance met Bruno Castell at the quay.'
const PAYING = 'Nadia Ferreol saw Bruno Castell pay at the quay.'
const ARABIC = 'نادية فيريول قالت إن برونو دفع.'

/**
 * Suspects a – b – c – d in a row with a victim between a and d, whose telephone a called and d used, and who shares a
 * dwelling with the resident; and an official next to both ends. Invented people.
 */
export function buildExploringCase(): CaseBatch {
  const from = (id: string) => ({ excerpts: [id as ExcerptId] })
  const knows = (id: string, one: string, other: string, year: string) =>
    makeTie(id, one, 'ASSOCIATED_WITH', other, {
      ...from('x-met'),
      valid: { from: `${year}-05-01`, to: `${year}-05-31` },
      grade: { scheme: 'admiralty', value: year === '2020' ? '1' : '3' },
    })
  return makeBatch(
    [
      makeSource('s', REPORT, { title: 'Report on Nadia Ferreol' }),
      makeExcerpt('x-met', 's', MEETING, REPORT.indexOf(MEETING)),
      makeExcerpt('x-paid', 's', PAYING, REPORT.indexOf(PAYING)),
      makeExcerpt('x-said', 's', ARABIC, REPORT.indexOf(ARABIC)),
      ...['a', 'b', 'c', 'd', 'victim', 'minor', 'official', 'resident'].map(makePerson),
      makePlace('home', 'address'),
      makeThing('phone'),
      makeName('n-a', 'a', 'Orla Vance', from('x-met')),
      makeName('n-b', 'b', 'Bruno Castell', from('x-met')),
      makeName('n-v', 'victim', 'Nadia Ferreol', from('x-paid')),
      makeName('n-v2', 'victim', 'نادية فيريول', from('x-said')),
      makeFact('i-v', 'victim', 'HAS_IDENTIFIER', { kind: 'text', value: 'KX-204418', language: null }),
      makeFact('k-v', 'victim', 'HAS_CATEGORY', { kind: 'category', value: 'victim' }),
      makeFact('k-o', 'official', 'HAS_CATEGORY', { kind: 'category', value: 'official' }),
      makeFact(
        'm-m',
        'minor',
        'IS_MINOR',
        { kind: 'boolean', value: true },
        { valid: { from: null, to: '2021-03-07' } },
      ),
      knows('ab', 'a', 'b', '2020'),
      knows('bc', 'b', 'c', '2021'),
      knows('cd', 'c', 'd', '2019'),
      knows('av', 'a', 'victim', '2021'),
      knows('vd', 'victim', 'd', '2021'),
      knows('ao', 'a', 'official', '2021'),
      knows('od', 'official', 'd', '2021'),
      makeTie('ap', 'a', 'COMMUNICATED_WITH', 'phone', { grade: null }),
      makeTie('vp', 'victim', 'USES', 'phone'),
      makeTie('dp', 'd', 'USES', 'phone'),
      makeTie('vh', 'victim', 'LIVES_AT', 'home', { valid: { from: '2021-04-01', to: null } }),
      makeTie('rh', 'resident', 'LIVES_AT', 'home'),
      makeTie('rb', 'resident', 'ASSOCIATED_WITH', 'b'),
    ],
    [REPORT],
  )
}
