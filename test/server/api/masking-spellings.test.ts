import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { maskText } from '../../../server/api/disclosure/mask-text.ts'
import { NameMatcher } from '../../../server/api/disclosure/name-matcher.ts'
import { buildNamePatterns } from '../../../server/api/disclosure/name-patterns.ts'
import { ENDPOINTS } from '../../../server/contract/endpoints.ts'
import type { CaseBatch } from '../../../server/domain/case-record.ts'
import type { ExcerptId } from '../../../server/domain/ids.ts'
import type { NameLiteral } from '../../../server/domain/literal.ts'
import {
  makeBatch,
  makeThing,
  makeExcerpt,
  makeFact,
  makeName,
  makePerson,
  makeSource,
  makeTie,
} from '../../contract/build-records.ts'
import { nameCase, startTestServer } from '../start-test-server.ts'
import type { TestServer } from '../start-test-server.ts'
import { unpackMaskedExport } from './collect-answers.ts'

const nameOf = (value: string): NameLiteral => ({
  kind: 'name',
  value,
  script: 'Latn',
  language: null,
  nameKind: 'legal',
})
const MINOR = {
  isPerson: true,
  names: [nameOf('Amparo Quillahuaman')],
  identifiers: ['AB-55417'],
  birthdays: ['2011-04-09'],
  pseudonym: 'M-1',
}
const PHONE = { isPerson: false, names: [nameOf('+44 7700 900123')], identifiers: [], pseudonym: 'O-1' }
const matcher = new NameMatcher(buildNamePatterns([MINOR, PHONE], [nameOf('Teo Amparo'), nameOf('+44 7700 900124')]))

describe('what is covered in a text', () => {
  it.each(['+44 7700 900123', '+447700900123', '0044 7700 900 123', '07700 900123', '07700900123', '+٤٤ ٧٧٠٠ ٩٠٠١٢٣'])(
    'covers a telephone number written %s',
    (number) => {
      expect(maskText(`rang ${number} at noon`, matcher).text).toMatch(/rang \+?\[O-1\] at noon/u)
    },
  )

  it.each(['AB-55417', 'ab 55417', 'AB55417', 'AB 554-17'])('covers a paper written %s', (paper) => {
    expect(maskText(`passport ${paper}.`, matcher).text).toBe('passport [M-1].')
  })

  it.each([
    ...['2011-04-09', '09/04/2011', '9.4.2011', '9 April 2011', 'April 9th, 2011', '9 de abril de 2011'],
    ...['9 avril 2011', '9. April 2011', '٩ أبريل ٢٠١١', '9 نيسان 2011', '9 أفريل 2011'],
  ])('covers a day of birth written %s, wherever it stands', (day) => {
    expect(maskText(`born ${day}, she said`, matcher).text).toBe('born […], she said')
  })

  it('leaves other numbers and days alone', () => {
    const text = 'rang +44 7700 900124 and 0 900123 on 10 April 2011, passport AB-55418'
    expect(maskText(text, matcher).text).toBe(text)
  })

  it('covers a name that begins within one that may be shown', () => {
    expect(maskText('saw Teo Amparo Quillahuaman', matcher).text).toBe('saw Teo [M-1]')
    expect(maskText('saw Teo Amparo alone', matcher).text).toBe('saw Teo Amparo alone')
  })
})

describe('what stands beside a name', () => {
  let server: TestServer
  let params: { caseId: string }

  beforeAll(async () => {
    server = await startTestServer('sqlite')
    params = { caseId: await server.importCase(buildCase(), nameCase('spellings')) }
  })
  afterAll(() => server.close())

  it('does not show somebody of a victim’s very name as that victim', async () => {
    const { nodes } = await server.client.call(ENDPOINTS.getGraph, { params })
    const labels = new Map(nodes.map((node) => [node.id, node.label]))
    expect(labels.get('minor')).toMatch(/^M-/u)
    expect(labels.get('namesake')).toBe('(namesake)')
    expect(labels.get('phone')).toMatch(/^O-/u)
  })

  it('covers a translation where the sentence is covered, a note beside what is withheld, and a birthday in a month', async () => {
    const query = { limit: 100 }
    const page = await server.client.call(ENDPOINTS.listEntityClaims, {
      params: { ...params, entityId: 'minor' },
      query,
    })
    const exported = await unpackMaskedExport(server.client, params.caseId)
    for (const answer of [page, exported]) {
      expect(JSON.stringify(answer)).not.toMatch(/Amparo|ninth of spring|second of that month|2029-04|900123/u)
      expect(JSON.stringify(answer)).toContain('k-minor')
    }
  })
})

const TEXT = 'Amparo Quillahuaman nació el nueve. Amparo Quillahuaman llama del 07700900123.'

/** A minor whose birthday a translation, a note and a bound tell, with a telephone and a namesake. Invented people. */
function buildCase(): CaseBatch {
  const [born, calls] = ['Amparo Quillahuaman nació el nueve.', 'Amparo Quillahuaman llama del 07700900123.']
  const from = (id: string) => ({ excerpts: [id as ExcerptId] })
  const translation = { text: 'Born on the ninth of spring.', language: 'en', author: 'Amparo' }
  return makeBatch(
    [
      makeSource('s-1', TEXT, { languages: ['es'] }),
      ...['minor', 'namesake'].map(makePerson),
      makeThing('phone'),
      { ...makeExcerpt('x-born', 's-1', born, 0), translation },
      makeExcerpt('x-calls', 's-1', calls, TEXT.indexOf(calls)),
      makeName('n-1', 'minor', 'Amparo Quillahuaman', from('x-calls')),
      makeName('n-2', 'namesake', 'Amparo Quillahuaman', from('x-calls')),
      makeName('n-3', 'phone', '+44 7700 900123', from('x-calls')),
      makeFact(
        'k-minor',
        'minor',
        'IS_MINOR',
        { kind: 'boolean', value: true },
        {
          ...from('x-born'),
          valid: { from: null, to: '2029-04' },
        },
      ),
      makeFact(
        'k-born',
        'minor',
        'BORN_ON',
        { kind: 'date', value: '2011-04-09' },
        {
          ...from('x-born'),
          note: 'or the second of that month',
        },
      ),
      makeTie('t-uses', 'minor', 'USES', 'phone', from('x-calls')),
    ],
    [TEXT],
  )
}
