import { mkdtemp, open, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { RECORD_TYPES } from '../../../server/domain/case-record.ts'
import type { CaseRecord } from '../../../server/domain/case-record.ts'
import { CASE_FILE_LIMITS } from '../../../server/contract/limits.ts'
import { CaseFileError } from '../../../server/ingest/case-file-error.ts'
import { PART_RECORDS, PART_SOURCE_BYTES } from '../../../server/ingest/import-source.ts'
import { openCaseFile } from '../../../server/ingest/readers/read-case-file.ts'
import type { OpenCaseFile } from '../../../server/ingest/readers/read-case-file.ts'
import { makeExcerpt, makePerson, makePredicate, makeSource, makeTie } from '../../contract/build-records.ts'
import { hashOf, listGoodRecords, listPlaces, makeCaseZip, toLines } from './build-case-file.ts'
import { makeZip } from './build-zip.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'trama-open-'))
})
afterAll(() => rm(folder, { recursive: true }))

const goodLines = Object.values(listGoodRecords())

async function listParts(file: OpenCaseFile): Promise<{ records: readonly CaseRecord[]; bytes: number }[]> {
  const parts = []
  for await (const { records, sourceBytes } of file.parts({ onReject: () => undefined })) {
    parts.push({ records, bytes: [...sourceBytes.values()].reduce((sum, one) => sum + one.byteLength, 0) })
  }
  await file.close()
  return parts
}

describe('parts', () => {
  test('come by type and have no more records than one may have', async () => {
    const people = Array.from({ length: PART_RECORDS + 5 }, (_, n) => makePerson(`p${n}`))
    const parts = await listParts(await openCaseFile(makeCaseZip([...people, ...goodLines])))
    expect(parts.map(({ records }) => records.length)).toEqual([PART_RECORDS, 12])
    const types = parts.flatMap(({ records }) => records.map((record) => RECORD_TYPES.indexOf(record.type)))
    expect(types).toEqual([...types].sort((one, other) => one - other))
  })

  test('end once their sources are as large as they may be', async () => {
    const texts = ['a', 'b', 'c'].map((one) => one.repeat(PART_SOURCE_BYTES / 2))
    const lines = texts.map((text, n) => makeSource(`s${n}`, text))
    const entries = texts.map((bytes) => ({ name: `sources/${hashOf(bytes)}`, bytes }))
    const file = await openCaseFile(makeZip([{ name: 'case.jsonl', bytes: toLines(lines) }, ...entries]))
    expect((await listParts(file)).map(({ records }) => records.length)).toEqual([2, 1])
  })

  test('can be asked for again, and equal lines have equal keys however they are packed', async () => {
    const stored = await openCaseFile(makeCaseZip(goodLines))
    const deflated = await openCaseFile(makeCaseZip(goodLines, [{ deflate: true }]))
    const other = await openCaseFile(makeCaseZip(goodLines.slice(0, -1)))
    expect(stored.key).toMatch(/^[0-9a-f]{64}$/)
    expect(deflated.key).toBe(stored.key)
    expect(other.key).not.toBe(stored.key)
    const again = []
    for await (const { records } of stored.parts({ onReject: () => undefined })) again.push(records)
    expect(again).toHaveLength(1)
    expect(await listParts(stored)).toEqual(await listParts(deflated))
    await other.close()
  })

  test('are the records of the file, whatever the order of its lines', async () => {
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(goodLines, { minLength: goodLines.length }), async (lines) => {
        const [part] = await listParts(await openCaseFile(makeCaseZip(lines)))
        const byType = RECORD_TYPES.flatMap((type) => lines.filter((line) => line.type === type))
        expect(part?.records).toEqual(byType)
      }),
      { numRuns: 30 },
    )
  })

  test('report progress up to the end, for lines in order and out of it', async () => {
    for (const lines of [goodLines, [...goodLines].reverse()]) {
      const file = await openCaseFile(makeCaseZip(lines))
      const seen: [number, number][] = []
      const options = {
        onReject: () => undefined,
        onProgress: (done: number, total: number) => seen.push([done, total]),
      }
      let count = 0
      for await (const { records } of file.parts(options)) count += records.length
      expect(count).toBe(7)
      const [done, total] = seen.at(-1) ?? [0, 1]
      expect(done).toBe(total)
      await file.close()
    }
  })

  test('stop with the reason of an aborted signal', async () => {
    const file = await openCaseFile(makeCaseZip(goodLines))
    const options = { onReject: () => undefined, signal: AbortSignal.abort(new Error('enough')) }
    await expect(file.parts(options)[Symbol.asyncIterator]().next()).rejects.toThrow('enough')
    await file.close()
  })
})

test.each([
  ['a record', '"p0003"', '"p0_03"'],
  ['a byte of a source', 'Ada Quay met Bo Reyes at', 'Ada Quay met Bo Reyes in'],
])('a file in which %s is altered after the check gives no part with it', async (_, from, to) => {
  const path = join(folder, 'altered.trama')
  const people = Array.from({ length: 2_000 }, (_one, n) => makePerson(`p${String(n).padStart(4, '0')}`))
  await writeFile(path, makeCaseZip([...goodLines, ...people]))
  const opened = await openCaseFile({ path })
  const file = await open(path, 'r+')
  await file.write(to, (await readFile(path)).lastIndexOf(from))
  await file.close()
  await expect(listParts(opened)).rejects.toBeInstanceOf(CaseFileError)
})

describe('checks that need no record in memory', () => {
  test('a thousand wrong quotes are told, each on its line, and no more', async () => {
    const wrong = Array.from({ length: 1_200 }, (_, n) => ({ ...makeExcerpt(`y${n}`, 's1', 'nothing like it', 4) }))
    const places = await listPlaces(makeCaseZip([...goodLines, ...wrong]))
    expect(places).toHaveLength(1_000)
    expect(places[0]).toBe('case.jsonl:9 quote quote-mismatch')
    expect(new Set(places).size).toBe(1_000)
  })

  test('offsets beyond any text are told as they are', async () => {
    const far = { ...makeExcerpt('y', 's1', 'Ada'), start: 2 ** 40, end: 2 ** 40 + 3 }
    expect(await listPlaces(makeCaseZip([...goodLines, far]))).toEqual(['case.jsonl:9 end excerpt-outside'])
  })

  test('claims may refer to later lines of every kind', async () => {
    const [source, ...others] = goodLines
    const tie = makeTie('c9', 'late', 'WORKS_WITH', 'ada')
    const late = [makePerson('late'), makePredicate('WORKS_WITH', 'KIN_OF')]
    const parts = await listParts(await openCaseFile(makeCaseZip([tie, ...others, ...late, source])))
    expect(parts[0]?.records).toHaveLength(10)
  })

  test('a record that is there three times is told twice, with the first line', async () => {
    const { ada } = listGoodRecords()
    const places = await listPlaces(makeCaseZip([...goodLines, ada, ada]))
    expect(places).toEqual(['case.jsonl:9 id duplicate-record', 'case.jsonl:10 id duplicate-record'])
  })

  test('a duplicate is told although a limit is passed later', async () => {
    const { ada } = listGoodRecords()
    const limits = { ...CASE_FILE_LIMITS, lines: 9 }
    expect(await listPlaces(makeCaseZip([...goodLines, ada, ada]), { limits })).toEqual([
      'case.jsonl:9 id duplicate-record',
      'case.jsonl:10 - too-many-lines',
    ])
  })

  test('a case adds no more predicates than it may', async () => {
    const limits = { ...CASE_FILE_LIMITS, predicates: 1 }
    const added = [makePredicate('WORKS_WITH', 'KIN_OF'), makePredicate('PLAYS_WITH', 'KIN_OF')]
    expect(await listPlaces(makeCaseZip([...goodLines, ...added]), { limits })).toEqual([
      'case.jsonl:10 - too-many-predicates',
    ])
  })
})
