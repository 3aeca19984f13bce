import { describe, expect, test } from 'vitest'

import { caseFileHeaderSchema, caseFileJsonSchema } from '../../../server/contract/case-file-schema.ts'
import { CASE_RECORD_SCHEMAS, caseRecordSchema } from '../../../server/contract/case-record-schemas.ts'
import { LIST_LIMITS, TEXT_LIMITS } from '../../../server/contract/limits.ts'
import { RECORD_TYPES } from '../../../server/domain/case-record.ts'
import { ENTITY_KINDS, SUBKINDS } from '../../../server/domain/entity.ts'
import { makeOverride, makePredicate, makeReview, makeTie, toExcerptId } from '../../contract/build-records.ts'
import { HEADER, listGoodRecords } from './build-case-file.ts'

type Json = Readonly<Record<string, unknown>>

const schema = caseFileJsonSchema()
const good = listGoodRecords()
const goodOfType = {
  predicate: makePredicate('WORKS_WITH'),
  source: good.source,
  entity: good.ada,
  excerpt: good.excerpt,
  claim: good.took,
  review: makeReview('r1', 'c1', 'confirmed'),
  override: makeOverride('o1', 'ada'),
} as const

function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null
}

/** Every object schema within a schema. */
function* listObjects(value: unknown): Generator<Json> {
  if (!isJson(value)) return
  if (value['type'] === 'object') yield value
  for (const child of Object.values(value)) yield* listObjects(child)
}

describe('schemas', () => {
  test.each(RECORD_TYPES)('of a %s takes a sound one, as it is, and no other key', (type) => {
    const record = goodOfType[type]
    expect(CASE_RECORD_SCHEMAS[type].parse(record)).toEqual(record)
    expect(caseRecordSchema.parse(record)).toEqual(record)
    expect(caseRecordSchema.safeParse({ ...record, more: 1 }).success).toBe(false)
    for (const key of Object.keys(record)) {
      expect(caseRecordSchema.safeParse({ ...record, [key]: undefined }).success, key).toBe(false)
    }
  })

  test('of an entity pairs kinds with their own subkinds', () => {
    for (const kind of ENTITY_KINDS) {
      for (const subkind of [null, ...Object.values(SUBKINDS).flat()]) {
        const allowed: readonly (string | null)[] = kind === 'Person' ? [null] : SUBKINDS[kind]
        const { success } = caseRecordSchema.safeParse({ type: 'entity', id: 'e', kind, subkind })
        expect(success, `${kind} ${subkind ?? 'null'}`).toBe(allowed.includes(subkind))
      }
    }
  })

  test.each([
    ['role', TEXT_LIMITS.label],
    ['note', TEXT_LIMITS.paragraph],
    ['recordedBy', TEXT_LIMITS.label],
  ])('%s goes up to its limit', (field, limit) => {
    expect(caseRecordSchema.safeParse({ ...good.took, [field]: 'é'.repeat(limit) }).success).toBe(true)
    expect(caseRecordSchema.safeParse({ ...good.took, [field]: 'é'.repeat(limit + 1) }).success).toBe(false)
  })

  test('lists go up to their limit', () => {
    const listOf = (length: number) => Array.from({ length }, (_, index) => toExcerptId(`x${index}`))
    const withExcerpts = (length: number) => makeTie('c1', 'a', 'KIN_OF', 'b', { excerpts: listOf(length) })
    expect(caseRecordSchema.safeParse(withExcerpts(LIST_LIMITS.excerpts)).success).toBe(true)
    expect(caseRecordSchema.safeParse(withExcerpts(LIST_LIMITS.excerpts + 1)).success).toBe(false)
  })

  test('verbatim quotes keep control characters; what people write has line feed and tab alone', () => {
    expect(caseRecordSchema.safeParse({ ...good.excerpt, quote: 'a\r\u0000\u0085' }).success).toBe(true)
    for (const control of ['\u0000', '\r', '\u001b', '\u007f', '\u0085']) {
      expect(caseRecordSchema.safeParse({ ...good.took, note: `a${control}` }).success).toBe(false)
    }
    expect(caseRecordSchema.safeParse({ ...good.took, note: 'a\n\tb' }).success).toBe(true)
  })
})

describe('JSON Schema of a line', () => {
  test('is draft 2020-12, and refers only to what it defines', () => {
    expect(schema.$schema).toBe('https://json-schema.org/draft/2020-12/schema')
    const references = [...JSON.stringify(schema).matchAll(/"\$ref":"#\/\$defs\/([^"]+)"/g)].map((match) => match[1])
    expect(new Set(references)).toEqual(new Set(Object.keys(schema.$defs ?? {})))
    expect(references).toHaveLength(RECORD_TYPES.length + 1)
  })

  test('closes every object and requires every key of it', () => {
    const objects = [...listObjects(schema)]
    expect(objects.length).toBeGreaterThan(30)
    for (const one of objects) {
      expect(one['additionalProperties']).toBe(false)
      expect(one['required']).toEqual(Object.keys(isJson(one['properties']) ? one['properties'] : {}))
    }
  })

  test('names for each type the keys that a sound record has', () => {
    const { CaseFileHeader, CaseFileEntity, ...others } = schema.$defs ?? {}
    expect(Object.keys(CaseFileHeader?.properties ?? {}).sort()).toEqual(Object.keys(HEADER).sort())
    expect(CaseFileEntity?.oneOf).toHaveLength(ENTITY_KINDS.length)
    for (const [name, one] of Object.entries(others)) {
      const type = RECORD_TYPES.find((known) => name.toLowerCase() === `casefile${known}`)
      expect(type, name).toBeDefined()
      if (type === undefined) continue
      expect(Object.keys(one.properties ?? {}).sort()).toEqual(Object.keys(goodOfType[type]).sort())
      expect(one.properties?.['type']).toMatchObject({ const: type })
    }
  })

  test('has patterns that any draft 2020-12 validator can compile', () => {
    const patterns = [...JSON.stringify(schema).matchAll(/"pattern":("(?:[^"\\]|\\.)*")/g)].map((match) =>
      String(JSON.parse(match[1] ?? '""')),
    )
    expect(patterns.length).toBeGreaterThan(30)
    for (const pattern of new Set(patterns)) expect(() => new RegExp(pattern, 'u')).not.toThrow()
  })

  test('the schemas behind it tell a sound header from others', () => {
    expect(caseFileHeaderSchema.safeParse(HEADER).success).toBe(true)
    expect(caseFileHeaderSchema.safeParse({ ...HEADER, version: 2 }).success).toBe(false)
  })
})
