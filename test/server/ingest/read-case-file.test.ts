import { describe, expect, test } from 'vitest'

import { CASE_FILE_LIMITS } from '../../../server/contract/limits.ts'
import { CaseFileError, formatProblem } from '../../../server/ingest/case-file-error.ts'
import { readCaseFile } from '../../../server/ingest/readers/read-case-file.ts'
import {
  makeConcept,
  makeEntity,
  makeExcerpt,
  makeFact,
  makeGroup,
  makeOverride,
  makePerson,
  makePredicate,
  makeReview,
  makeSource,
  makeTie,
  toClaimId,
  toEntityId,
  toExcerptId,
} from '../../contract/build-records.ts'
import {
  collectProblems,
  hashOf,
  HEADER,
  listGoodRecords,
  listPlaces,
  makeCaseZip,
  TEXT,
  toLines,
} from './build-case-file.ts'
import { makeZip } from './build-zip.ts'

const good = listGoodRecords()
const goodLines = Object.values(good)

/** What is said of the sound case with these lines after it: its first is line 9. */
const listAfterGood = (...values: unknown[]) => listPlaces(makeCaseZip([...goodLines, ...values]))

test('a sound case is read by type, whatever the order of its lines', async () => {
  const { header, batch } = await readCaseFile(makeCaseZip([...goodLines].reverse()))
  expect(header).toEqual(HEADER)
  const { source, ada, bo, meeting, excerpt, name, took } = good
  expect(batch.records).toEqual([source, meeting, bo, ada, excerpt, took, name])
  expect([...batch.sourceBytes]).toEqual([[hashOf(TEXT), new Uint8Array(Buffer.from(TEXT))]])
})

test('space around JSON and carriage returns are no problem', async () => {
  const bytes = toLines(goodLines).replaceAll('\n', ' \r\n')
  expect((await readCaseFile(makeCaseZip([], [{ bytes }]))).batch.records).toHaveLength(7)
})

describe('the header', () => {
  const listFor = (header: unknown) => listPlaces(makeCaseZip([], [{ bytes: toLines(goodLines, header) }]))

  test.each([
    ['wrong version', { ...HEADER, version: 2 }, 'version wrong-version'],
    ['version as text', { ...HEADER, version: '1' }, 'version wrong-version'],
    ['no version', { ...HEADER, version: undefined }, 'version wrong-version'],
    ['other format', { ...HEADER, format: 'other' }, 'format wrong-format'],
    ['a record instead', good.ada, 'format no-header'],
    ['a list instead', [], 'format no-header'],
    ['unknown field', { ...HEADER, id: 'case-1' }, 'id wrong-field'],
    ['blank name', { ...HEADER, name: ' ' }, 'name wrong-field'],
    ['masked missing', { ...HEADER, masked: undefined }, 'masked wrong-field'],
    ['description with a control character', { ...HEADER, description: 'a\u0000' }, 'description wrong-field'],
  ])('%s', async (_, header, place) => {
    expect(await listFor(header)).toEqual([`case.jsonl:1 ${place}`])
  })

  test('of an empty file is missing', async () => {
    expect(await listPlaces(makeCaseZip([], [{ bytes: '' }]))).toEqual(['case.jsonl:1 - no-header'])
  })

  test('may have an empty description', async () => {
    const bytes = toLines(goodLines, { ...HEADER, description: '' })
    expect((await readCaseFile(makeCaseZip([], [{ bytes }]))).header.description).toBe('')
  })
})

describe('lines', () => {
  const findOn = async (line: string | Buffer) => {
    const bytes = Buffer.concat([Buffer.from(toLines(goodLines)), Buffer.from(line), Buffer.from('\n')])
    const problems = await collectProblems(makeCaseZip([], [{ bytes }]))
    return problems.map(({ file, line: number, column, code }) => `${file}:${number ?? '-'}:${column ?? '-'} ${code}`)
  }

  test.each([
    ['blank', '', 'case.jsonl:9:- blank-line'],
    ['spaces', '  ', 'case.jsonl:9:- blank-line'],
    ['no JSON', '{"type" "entity"}', 'case.jsonl:9:9 not-json'],
    ['cut off', '{"type":"entity"', 'case.jsonl:9:17 not-json'],
    ['two values', '{} {}', 'case.jsonl:9:4 not-json'],
    ['byte order mark', '\ufeff{}', 'case.jsonl:9:1 byte-order-mark'],
    ['prototype key', '{"type":"entity","__proto__":{"id":"x"}}', 'case.jsonl:9:18 forbidden-key'],
    ['escaped prototype key', '{"\\u005f_proto__":1}', 'case.jsonl:9:2 forbidden-key'],
    ['key twice', '{"id":"a","type":"entity","id":"b"}', 'case.jsonl:9:27 duplicate-key'],
    ['key twice, once escaped', '{"id":"a","\\u0069d":"b"}', 'case.jsonl:9:11 duplicate-key'],
    ['nesting at the limit and beyond', `${'['.repeat(17)}${']'.repeat(17)}`, 'case.jsonl:9:17 too-deep'],
    ['nesting that would exhaust a stack', '['.repeat(1_000_000), 'case.jsonl:9:17 too-deep'],
    ['invalid UTF-8', Buffer.from([0x7b, 0x22, 0xc3, 0x28, 0x22, 0x7d]), 'case.jsonl:9:3 invalid-utf8'],
    ['surrogate as bytes', Buffer.from([0x22, 0xed, 0xa0, 0x80, 0x22]), 'case.jsonl:9:2 invalid-utf8'],
    ['overlong form', Buffer.from([0x22, 0x61, 0xc0, 0xaf, 0x22]), 'case.jsonl:9:3 invalid-utf8'],
    ['character cut off', Buffer.from([0x22, 0xf0, 0x9f, 0x92]), 'case.jsonl:9:2 invalid-utf8'],
  ])('%s', async (_, line, place) => {
    expect(await findOn(line)).toEqual([place])
  })

  test('a line that is JSON and no record says so', async () => {
    expect(await listAfterGood(5, null, [], {}, { type: 'person' }, { type: 'constructor' })).toEqual([
      'case.jsonl:9 type unknown-type',
      'case.jsonl:10 type unknown-type',
      'case.jsonl:11 type unknown-type',
      'case.jsonl:12 type unknown-type',
      'case.jsonl:13 type unknown-type',
      'case.jsonl:14 type unknown-type',
    ])
  })
})

describe('fields', () => {
  const entity = { type: 'entity', id: 'e9', kind: 'Person', subkind: null }
  const fact = (literal: unknown) => ({ ...good.name, id: 'c9', object: { literal } })
  const name = { kind: 'name', value: 'X', script: 'Latn', language: null, nameKind: 'legal' }

  test.each([
    ['unknown key', { ...entity, color: 'red' }, 'color'],
    ['receivedAt is the store’s', { ...good.name, id: 'c9', receivedAt: '2024-01-01T00:00:00.000Z' }, 'receivedAt'],
    ['missing key', { ...entity, subkind: undefined }, 'subkind'],
    ['id with a space', { ...entity, id: 'a b' }, 'id'],
    ['id of 129 characters', { ...entity, id: 'a'.repeat(129) }, 'id'],
    ['person with a subkind', { ...entity, subkind: 'city' }, 'subkind'],
    ['subkind of another kind', { ...entity, kind: 'Group', subkind: 'city' }, 'subkind'],
    ['unknown kind', { ...entity, kind: 'Robot' }, 'kind'],
    ['upper-case hash', { ...good.source, id: 's9', sha256: hashOf(TEXT).toUpperCase() }, 'sha256'],
    ['no such day', { ...good.source, id: 's9', date: '2023-02-29' }, 'date'],
    ['no languages', { ...good.source, id: 's9', languages: [] }, 'languages'],
    ['no language tag', { ...good.source, id: 's9', languages: ['en', 'e n'] }, 'languages[1]'],
    [
      'grade of another scheme',
      { ...good.source, id: 's9', reliability: { scheme: 'europol-4x4', value: 'F' } },
      'reliability.value',
    ],
    ['unknown scheme', { ...good.source, id: 's9', reliability: { scheme: 'nato', value: 'A' } }, 'reliability.scheme'],
    ['title with a control character', { ...good.source, id: 's9', title: 'a\u0007b' }, 'title'],
    ['title beyond the limit', { ...good.source, id: 's9', title: 'a'.repeat(1001) }, 'title'],
    ['half a surrogate pair', JSON.stringify({ ...good.source, id: 's9', title: 'x\ud83d' }), 'title'],
    ['negative offset', { ...good.excerpt, id: 'x9', start: -1 }, 'start'],
    ['fraction', { ...good.excerpt, id: 'x9', end: 5.5 }, 'end'],
    ['row 0', { ...good.excerpt, id: 'x9', row: 0 }, 'row'],
    [
      'object both entity and literal',
      { ...good.took, id: 'c9', object: { entity: 'meet', literal: name } },
      'object.literal',
    ],
    ['object neither', { ...good.took, id: 'c9', object: {} }, 'object.entity'],
    ['unknown literal', fact({ kind: 'age', value: 5 }), 'object.literal.kind'],
    ['latitude 91', fact({ kind: 'coordinates', latitude: 91, longitude: 0 }), 'object.literal.latitude'],
    ['script', fact({ ...name, script: 'latin' }), 'object.literal.script'],
    [
      'trafficking term of another element',
      fact({ kind: 'trafficking-element', element: 'act', value: 'force' }),
      'object.literal.value',
    ],
    [
      'number that is infinite',
      JSON.stringify({ ...good.took, id: 'c9', quantity: { value: 0, unit: 'USD' } }).replace(
        '"value":0',
        '"value":1e999',
      ),
      'quantity.value',
    ],
    ['negative quantity', { ...good.took, id: 'c9', quantity: { value: -1, unit: 'USD' } }, 'quantity.value'],
    ['bound', { ...good.took, id: 'c9', valid: { from: 'spring', to: null } }, 'valid.from'],
    ['instant without milliseconds', { ...good.took, id: 'c9', recordedAt: '2024-01-10T09:00:00Z' }, 'recordedAt'],
    ['instant of no calendar', { ...good.took, id: 'c9', recordedAt: '2024-02-30T09:00:00.000Z' }, 'recordedAt'],
    ['certainty', { ...good.took, id: 'c9', certainty: 'sure' }, 'certainty'],
    ['excerpt id', { ...good.took, id: 'c9', excerpts: ['x1', 7] }, 'excerpts[1]'],
    ['predicate in lower case', { ...good.took, id: 'c9', predicate: 'leads' }, 'predicate'],
    ['verdict', { ...makeReview('r9', 'c1', 'confirmed'), verdict: 'maybe' }, 'verdict'],
    ['blank reason', { ...makeOverride('o9', 'ada'), reason: '\n' }, 'reason'],
  ])('%s', async (_, line, field) => {
    expect(await listAfterGood(line)).toEqual([`case.jsonl:9 ${field} wrong-field`])
  })

  test('every wrong field of every line is told, in order', async () => {
    const places = await listAfterGood(
      { ...entity, id: '!', kind: 'Robot' },
      { ...good.excerpt, id: '?', quote: '', x: 1 },
    )
    expect(places).toEqual([
      'case.jsonl:9 kind wrong-field',
      'case.jsonl:10 id wrong-field',
      'case.jsonl:10 quote wrong-field',
      'case.jsonl:10 x wrong-field',
    ])
  })

  test('messages say how to mend it', async () => {
    const [missing, allowed] = await collectProblems(
      makeCaseZip([
        ...goodLines,
        { ...entity, subkind: undefined },
        { ...makeReview('r9', 'c1', 'confirmed'), verdict: 'maybe' },
      ]),
    )
    expect(missing?.message).toBe('is missing; it must be null')
    expect(allowed?.message).toBe('must be one of "confirmed", "unconfirmed", "refuted", "withdrawn", "reinstated"')
  })

  test('values at the edge are sound', async () => {
    const edge = [
      makeFact('c9', 'meet', 'HAS_COORDINATES', { kind: 'coordinates', latitude: 0, longitude: -180 }),
      makeTie('d9', 'ada', 'COMMUNICATED_WITH', 'bo', {
        quantity: { value: 0, unit: 'calls' },
        valid: { from: 'unknown', to: '2024' },
        role: 'caller\tand\nlistener',
      }),
      makePerson('a'.repeat(128)),
    ]
    expect((await readCaseFile(makeCaseZip([...goodLines, ...edge]))).batch.records).toHaveLength(10)
  })
})

describe('vocabulary', () => {
  test.each([
    ['unknown predicate', makeTie('c9', 'ada', 'LIKES', 'bo'), 'predicate unknown-predicate'],
    ['wrong subject kind', makeTie('c9', 'meet', 'KIN_OF', 'bo'), 'subject wrong-subject-kind'],
    ['wrong object kind', makeTie('c9', 'ada', 'KIN_OF', 'meet'), 'object.entity wrong-object-kind'],
    [
      'literal for an entity',
      makeFact('c9', 'ada', 'KIN_OF', { kind: 'boolean', value: true }),
      'object wrong-object-kind',
    ],
    ['other literal', makeFact('c9', 'ada', 'HAS_NAME', { kind: 'boolean', value: true }), 'object wrong-object-kind'],
    ['entity for a literal', makeTie('c9', 'ada', 'HAS_NAME', 'bo'), 'object wrong-object-kind'],
    [
      'end before start',
      makeTie('c9', 'ada', 'KIN_OF', 'bo', { valid: { from: '2024', to: '2023-12' } }),
      'valid.to end-before-start',
    ],
    ['tie to itself', makeTie('c9', 'ada', 'KIN_OF', 'ada'), 'object.entity self-reference'],
    ['superseding itself', makeTie('c9', 'ada', 'KIN_OF', 'bo', { supersedes: toClaimId('c9') }), 'id self-reference'],
  ])('%s', async (_, claim, place) => {
    expect(await listAfterGood(claim)).toEqual([`case.jsonl:9 ${place}`])
  })

  test('a count needs a bound, and min not above max', async () => {
    const count = (id: string, min: number | null, max: number | null) =>
      makeFact(id, 'g', 'HAS_COUNT', { kind: 'count', min, max })
    const lines = [makeGroup('g', 'person-group'), count('a', 3, 2), count('b', null, null), count('c', 2, 2)]
    expect(await listAfterGood(...lines)).toEqual([
      'case.jsonl:10 object.literal wrong-literal',
      'case.jsonl:11 object.literal wrong-literal',
    ])
  })

  test('a predicate of the case is checked by its parent, wherever its line stands', async () => {
    const added = makePredicate('WORKS_WITH', 'KIN_OF')
    expect(await listAfterGood(makeTie('c9', 'ada', 'WORKS_WITH', 'meet'), added)).toEqual([
      'case.jsonl:9 object.entity wrong-object-kind',
    ])
    const zip = makeCaseZip([...goodLines, makeTie('c9', 'ada', 'WORKS_WITH', 'bo'), added])
    expect((await readCaseFile(zip)).batch.records[0]).toEqual(added)
  })

  test('a predicate of the case needs a built-in parent and a name of its own', async () => {
    const places = await listAfterGood(
      makePredicate('WORKS_WITH', 'LIKES'),
      makePredicate('KIN_OF'),
      makeTie('c9', 'ada', 'WORKS_WITH', 'bo'),
    )
    expect(places).toEqual(['case.jsonl:9 parent unknown-parent', 'case.jsonl:10 id built-in-predicate'])
  })
})

describe('records among each other', () => {
  test('an id used twice is told, with the same content or with other', async () => {
    const places = await listAfterGood(good.ada, makeGroup('ada'), makeExcerpt('ada', 's1', TEXT))
    expect(places).toEqual(['case.jsonl:9 id duplicate-record', 'case.jsonl:10 id conflicting-record'])
  })

  test('every reference must be in the file', async () => {
    const tie = makeTie('c9', 'nobody', 'KIN_OF', 'nobody2', {
      attributedTo: { entity: toEntityId('nobody3') },
      supersedes: toClaimId('c0'),
      contradicts: [toClaimId('c1'), toClaimId('c00')],
      excerpts: [toExcerptId('x0')],
    })
    const places = await listAfterGood(
      tie,
      makeExcerpt('x9', 's0', 'x'),
      makeReview('r9', 'c0', 'refuted', { excerpts: [toExcerptId('x1'), toExcerptId('x0')] }),
      makeOverride('o9', 'nobody'),
    )
    const fields = ['subject', 'object.entity', 'attributedTo.entity', 'supersedes', 'excerpts[0]', 'contradicts[1]']
    expect(places).toEqual([
      ...fields.map((field) => `case.jsonl:9 ${field} unknown-reference`),
      'case.jsonl:10 source unknown-reference',
      'case.jsonl:11 claim unknown-reference',
      'case.jsonl:11 excerpts[1] unknown-reference',
      'case.jsonl:12 entity unknown-reference',
    ])
  })

  test('references are by type: the id of a person is no claim', async () => {
    expect(await listAfterGood(makeReview('r9', 'ada', 'refuted'))).toEqual(['case.jsonl:9 claim unknown-reference'])
  })

  test('a reference to a record that is itself broken is not reported on top', async () => {
    const broken = { ...makePerson('eve'), color: 'red' }
    expect(await listAfterGood(broken, makeTie('c9', 'eve', 'KIN_OF', 'bo'))).toEqual([
      'case.jsonl:9 color wrong-field',
    ])
    expect(await listAfterGood('{', makeTie('c9', 'eve', 'KIN_OF', 'bo'))).toEqual(['case.jsonl:9 - not-json'])
  })

  test('an id twice in a list is told', async () => {
    const twice = [toExcerptId('x1'), toExcerptId('x1')]
    expect(await listAfterGood(makeTie('c9', 'ada', 'KIN_OF', 'bo', { excerpts: twice }))).toEqual([
      'case.jsonl:9 excerpts[1] repeated-reference',
    ])
  })

  test('claims that supersede each other in a circle are told once a circle', async () => {
    const link = (id: string, next: string) => makeTie(id, 'ada', 'KIN_OF', 'bo', { supersedes: toClaimId(next) })
    const places = await listAfterGood(
      link('tail', 'k1'),
      link('k1', 'k2'),
      link('k2', 'k3'),
      link('k3', 'k1'),
      link('m1', 'm2'),
      link('m2', 'm1'),
      link('n1', 'c1'),
      link('n2', 'n1'),
    )
    expect(places).toEqual([
      'case.jsonl:10 supersedes supersession-cycle',
      'case.jsonl:13 supersedes supersession-cycle',
    ])
  })
})

describe('sources', () => {
  const withSources = (values: readonly unknown[], sources: readonly (readonly [string, string | Uint8Array])[]) =>
    makeZip([
      { name: 'case.jsonl', bytes: toLines(values) },
      ...sources.map(([sha256, bytes]) => ({ name: `sources/${sha256}`, bytes })),
    ])

  test('a source without its bytes', async () => {
    expect(await listPlaces(withSources(goodLines, []))).toEqual(['case.jsonl:2 sha256 missing-source'])
  })

  test('bytes without their source', async () => {
    const zip = withSources([], [[hashOf(TEXT), TEXT]])
    expect(await listPlaces(zip)).toEqual([`sources/${hashOf(TEXT)}:- - unused-source`])
  })

  test('bytes of another hash', async () => {
    const zip = withSources(goodLines, [[hashOf(TEXT), TEXT.replace('Ada', 'Eva')]])
    expect(await listPlaces(zip)).toEqual(['case.jsonl:2 sha256 hash-mismatch'])
  })

  test('another length', async () => {
    const zip = withSources([{ ...good.source, byteLength: 7 }], [[hashOf(TEXT), TEXT]])
    expect(await listPlaces(zip)).toEqual(['case.jsonl:2 byteLength length-mismatch'])
  })

  test('a text that is no UTF-8, with its line and byte', async () => {
    const bytes = Buffer.concat([Buffer.from('one\ntwo\nthr'), Buffer.from([0xe9, 0x65])])
    const zip = withSources([makeSource('s1', bytes), makeExcerpt('x1', 's1', 'one')], [[hashOf(bytes), bytes]])
    const problems = await collectProblems(zip)
    expect(problems).toMatchObject([{ file: `sources/${hashOf(bytes)}`, line: 3, column: 4, code: 'invalid-utf8' }])
  })

  test('two sources may share their bytes', async () => {
    const again = makeSource('s2', TEXT, { exhibit: 'B-7' })
    const zip = makeCaseZip([...goodLines, again, makeExcerpt('x2', 's2', 'left', TEXT.indexOf('left'))])
    expect((await readCaseFile(zip)).batch.sourceBytes.size).toBe(1)
  })

  test('a byte order mark is a character of the text; an empty source is one', async () => {
    const text = '\ufeffHello'
    const values = [makeSource('s1', text), makeExcerpt('x1', 's1', 'Hello', 1), makeSource('s2', '')]
    const zip = withSources(values, [
      [hashOf(text), text],
      [hashOf(''), ''],
    ])
    const { batch } = await readCaseFile(zip)
    expect(batch.sourceBytes.get(hashOf(text))?.byteLength).toBe(8)
  })
})

describe('quotes', () => {
  const start = TEXT.indexOf('Ada')

  const explain = async (changes: object) => {
    const problems = await collectProblems(makeCaseZip([...goodLines, { ...good.excerpt, id: 'x9', ...changes }]))
    expect(problems).toHaveLength(1)
    return problems[0]
  }

  test('a quote that is not at its offsets is rejected with file and line, and says what is there', async () => {
    const problem = await explain({ quote: 'Ada Quay met Bo Reyez' })
    expect(problem).toMatchObject({ file: 'case.jsonl', line: 9, field: 'quote', code: 'quote-mismatch' })
    expect(problem?.message).toContain('"Ada Quay met Bo Reyes"')
    expect(problem?.message).toContain('nowhere')
  })

  test('says where the quote does stand', async () => {
    const problem = await explain({ quote: 'Ada Quay', start: 0, end: 8 })
    expect(problem?.message).toContain(`${start}–${start + 8} and ${TEXT.lastIndexOf('Ada')}`)
  })

  test.each([
    ['not bytes', Buffer.byteLength(TEXT.slice(0, start))],
    ['not characters', Array.from(TEXT.slice(0, start)).length],
  ])('guesses that offsets count %s', async (hint, wrong) => {
    const quote = good.excerpt.quote
    expect((await explain({ start: wrong, end: wrong + quote.length }))?.message).toContain(hint)
  })

  test('guesses that the byte order mark was not counted', async () => {
    const text = '\ufeffHello'
    const values = [makeSource('s1', text), makeExcerpt('x1', 's1', 'Hell', 0)]
    const zip = makeZip([
      { name: 'case.jsonl', bytes: toLines(values) },
      { name: `sources/${hashOf(text)}`, bytes: text },
    ])
    expect((await collectProblems(zip))[0]?.message).toContain('byte order mark')
  })

  test.each([
    ['end at start', { start: 5, end: 5 }, 'end', 'excerpt-outside'],
    ['end before start', { start: 6, end: 5 }, 'end', 'excerpt-outside'],
    ['end beyond the text', { start: TEXT.length - 1, end: TEXT.length + 1 }, 'end', 'excerpt-outside'],
    ['row in running text', { row: 2 }, 'row', 'row-in-text'],
  ])('%s', async (_, changes, field, code) => {
    expect(await explain(changes)).toMatchObject({ line: 9, field, code })
  })

  test.each([
    ['start', { start: 1, end: 4, quote: TEXT.slice(2, 4) }],
    ['end', { start: 0, end: 1, quote: TEXT.slice(0, 2) }],
  ])('an offset within a character: %s', async (field, changes) => {
    expect(await explain(changes)).toMatchObject({ line: 9, field, code: 'excerpt-cuts-character' })
  })

  test('a table may give its row', async () => {
    const text = 'from,to\nada,bo\n'
    const values = [
      makeSource('s1', text, { mediaType: 'text/csv', kind: 'table' }),
      makeExcerpt('x1', 's1', 'ada,bo', 8, { row: 2 }),
    ]
    const zip = makeZip([
      { name: 'case.jsonl', bytes: toLines(values) },
      { name: `sources/${hashOf(text)}`, bytes: text },
    ])
    expect((await readCaseFile(zip)).batch.records).toHaveLength(2)
  })
})

describe('many problems', () => {
  test('are collected up to the limit, and the error says that there are more', async () => {
    const lines = Array.from({ length: 1_200 }, (_, index) => ({ ...makeConcept(`m${index}`), color: index }))
    const error = await readCaseFile(makeCaseZip([...goodLines, ...lines])).catch((reason: unknown) => reason)
    if (!(error instanceof CaseFileError)) throw new Error('was read')
    expect(error.problems).toHaveLength(CASE_FILE_LIMITS.problems)
    expect(error.problems.at(-1)?.line).toBe(1_008)
    expect(error.capped).toBe(true)
    expect(error.message).toBe('case.jsonl:9 color: is no field here; remove it (and at least 999 more)')
  })

  test('of all kinds come together', async () => {
    const places = await listAfterGood(
      { ...makeEntity('e9', 'Person', null), color: 1 },
      makeTie('c9', 'ada', 'LIKES', 'bo'),
      makeTie('d9', 'ada', 'KIN_OF', 'bo', { excerpts: [toExcerptId('none')] }),
      { ...good.excerpt, id: 'x9', quote: 'Eva Quay met Bo Reyes' },
    )
    expect(places).toEqual([
      'case.jsonl:9 color wrong-field',
      'case.jsonl:10 predicate unknown-predicate',
      'case.jsonl:11 excerpts[0] unknown-reference',
      'case.jsonl:12 quote quote-mismatch',
    ])
  })

  test('are one line each, with what cannot be seen escaped', async () => {
    const quote = 'Ada\nQuay\u0007\u202e'
    const [problem] = await collectProblems(makeCaseZip([...goodLines, { ...good.excerpt, id: 'x9', quote }]))
    if (problem === undefined) throw new Error('no problem')
    expect(formatProblem(problem)).toMatch(/^case\.jsonl:9 quote: [^\p{Cc}\u202e]*$/u)
  })
})
