import type { CaseBatch } from '../../../server/domain/case-record.ts'
import type { ExcerptId } from '../../../server/domain/ids.ts'
import {
  makeBatch,
  makeEvent,
  makeExcerpt,
  makeFact,
  makeGroup,
  makeName,
  makePerson,
  makePlace,
  makeSource,
  makeTie,
} from '../../contract/build-records.ts'

/**
 * What must never leave masked: every form of the two protected people's names that the texts and records below use,
 * a date of birth, a home with its coordinates and a document number. Invented people.
 */
export const SECRETS = [
  'Amparo',
  'Quillahuaman',
  'AMPARO',
  'Quillahuamán',
  'quillahuaman',
  'أمبارو',
  'كيياوامان',
  'Yuriko',
  'Solórzano',
  'Solorzano',
  '2011-04-09',
  '9 de abril de 2011',
  'AB-55417',
  'Jirón Las Retamas',
  '-12.04641',
] as const

const SPANISH =
  'La joven Amparo Quillahuamán declaró contra Ramiro Quillahuamán y contra Teo Barrantes. ' +
  'AMPARO QUILLAHUAMAN, dijo la fiscal, vivía en Jirón Las Retamas 12. ' +
  'La niña Yuriko Solórzano nació el 9 de abril de 2011 (documento AB-55417). ' +
  'Solórzano fue vista con A\u0301mparo; el pasaporte AB-55417 apareció en el hotel.'
const ARABIC = 'قالت أمبارو كيياوامان للشرطة إن تيو بارانتيس هددها، ثم عادت وأمبارو إلى بيتها.'

/** A case with a victim, a minor, a suspect of the victim's surname, and texts full of their names. */
export function buildMaskingCase(): CaseBatch {
  const place = (quote: string): number => SPANISH.indexOf(quote)
  const cite = (id: string, quote: string) => makeExcerpt(id, 's-es', quote, place(quote))
  const from = (...ids: string[]) => ({ excerpts: ids as ExcerptId[] })
  return makeBatch(
    [
      makeSource('s-es', SPANISH, {
        languages: ['es'],
        title: 'Declaración de Amparo Quillahuamán',
        exhibit: 'E-7 Quillahuamán',
      }),
      makeSource('s-ar', ARABIC, { languages: ['ar'], kind: 'interview' }),
      ...['victim', 'minor', 'kin', 'suspect'].map(makePerson),
      makePlace('home', 'address'),
      makeEvent('threat', 'violence'),
      makeGroup('group'),
      cite('x-decl', 'La joven Amparo Quillahuamán declaró contra Ramiro Quillahuamán y contra Teo Barrantes.'),
      cite('x-home', 'vivía en Jirón Las Retamas 12'),
      cite('x-born', 'nació el 9 de abril de 2011'),
      cite('x-id', 'documento AB-55417'),
      cite('x-cut', 'Quillahuamán declaró'),
      cite('x-seen', 'Solórzano fue vista con A\u0301mparo'),
      makeExcerpt('x-ar', 's-ar', 'قالت أمبارو كيياوامان للشرطة', 0),
      makeName('n-v1', 'victim', 'Amparo Quillahuamán', from('x-decl')),
      makeName('n-v2', 'victim', 'أمبارو كيياوامان', from('x-ar')),
      makeName('n-m', 'minor', 'Yuriko Solórzano', from('x-seen')),
      makeName('n-k', 'kin', 'Ramiro Quillahuamán', from('x-decl')),
      makeName('n-s', 'suspect', 'Teo Barrantes', from('x-decl')),
      makeName('n-s2', 'suspect', 'تيو بارانتيس', from('x-ar')),
      makeName('n-h', 'home', 'Jirón Las Retamas 12', from('x-home')),
      makeName('n-e', 'threat', 'Threat against Amparo Quillahuamán', from('x-decl')),
      makeName('n-g', 'group', 'Banda de la Retama', from('x-decl')),
      makeFact('k-v', 'victim', 'HAS_CATEGORY', { kind: 'category', value: 'victim' }, from('x-decl')),
      makeFact('k-w', 'victim', 'HAS_CATEGORY', { kind: 'category', value: 'witness' }, from('x-decl')),
      makeFact('k-s', 'suspect', 'HAS_CATEGORY', { kind: 'category', value: 'suspect' }, from('x-decl')),
      makeFact('k-m', 'minor', 'IS_MINOR', { kind: 'boolean', value: true }, from('x-born')),
      makeFact('b-m', 'minor', 'BORN_ON', { kind: 'date', value: '2011-04-09' }, from('x-born')),
      makeFact('i-m', 'minor', 'HAS_IDENTIFIER', { kind: 'text', value: 'AB-55417', language: null }, from('x-id')),
      makeFact('l-home', 'home', 'HAS_COORDINATES', { kind: 'coordinates', latitude: -12.04641, longitude: -77.0428 }),
      makeTie('t-home', 'victim', 'LIVES_AT', 'home', from('x-home')),
      makeTie('t-kin', 'kin', 'KIN_OF', 'victim', { ...from('x-cut'), role: 'cousin of Amparo' }),
      makeTie('t-threat', 'victim', 'PARTICIPATED_IN', 'threat', { ...from('x-ar'), note: 'Amparo was alone' }),
      makeTie('t-susp', 'suspect', 'PARTICIPATED_IN', 'threat', {
        ...from('x-decl'),
        attributedTo: { text: 'Amparo Quillahuaman' },
      }),
      makeTie('t-mem', 'suspect', 'MEMBER_OF', 'group', from('x-decl')),
      makeTie('t-minor', 'minor', 'PARTICIPATED_IN', 'threat', from('x-seen')),
    ],
    [SPANISH, ARABIC],
  )
}
