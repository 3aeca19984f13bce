import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { CASE_FILE_LIMITS } from '../../../server/contract/limits.ts'
import { readCaseFile } from '../../../server/ingest/readers/read-case-file.ts'
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
import type { ZipEntry } from './build-zip.ts'

const records: ZipEntry = { name: 'case.jsonl', bytes: toLines(Object.values(listGoodRecords())) }
const source: ZipEntry = { name: `sources/${hashOf(TEXT)}`, bytes: TEXT }
const good = makeZip([records, source])

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'trama-zip-'))
})
afterAll(() => rm(folder, { recursive: true }))

describe('a sound zip', () => {
  test('is read from bytes, which are left alone and not shared', async () => {
    const bytes = Uint8Array.from(good)
    const { batch } = await readCaseFile(bytes)
    expect(batch.records).toHaveLength(7)
    bytes.fill(0)
    expect(Buffer.from(batch.sourceBytes.get(hashOf(TEXT)) ?? []).toString()).toBe(TEXT)
  })

  test('is read from a path, and from deflated entries in any order with a folder entry', async () => {
    const folderEntry: ZipEntry = { name: 'sources/', bytes: '' }
    const zip = makeZip([folderEntry, { ...source, deflate: true }, { ...records, deflate: true }])
    const path = join(folder, 'good.jsonl.zip')
    await writeFile(path, zip)
    expect(await readCaseFile({ path })).toEqual(await readCaseFile(good))
  })

  test('reports progress up to all of its bytes', async () => {
    const seen: [number, number][] = []
    await readCaseFile(good, { onProgress: (done, total) => seen.push([done, total]) })
    const total = Buffer.byteLength(records.bytes) + Buffer.byteLength(TEXT)
    expect(seen.at(-1)).toEqual([total, total])
  })

  test('stops with the reason of an aborted signal', async () => {
    const controller = new AbortController()
    const onProgress = () => {
      controller.abort(new Error('enough'))
    }
    const zip = makeZip([source, records])
    await expect(readCaseFile(zip, { signal: controller.signal, onProgress })).rejects.toThrow('enough')
    await expect(readCaseFile(zip, { signal: AbortSignal.abort(new Error('early')) })).rejects.toThrow('early')
  })

  test('a missing file stays an error of the file system', async () => {
    await expect(readCaseFile({ path: join(folder, 'nowhere.zip') })).rejects.toMatchObject({ code: 'ENOENT' })
  })
})

describe('what is no zip', () => {
  test.each([
    ['nothing', new Uint8Array()],
    ['text', Buffer.from('type,id\nentity,p1\n')],
    ['a zip cut off in its data', good.subarray(0, 200)],
    ['a zip cut off in its table of contents', good.subarray(0, good.length - 30)],
    ['a zip without its last byte', good.subarray(0, good.length - 1)],
    ['a zip without its first bytes', good.subarray(5)],
  ])('%s', async (_, bytes) => {
    expect(await listPlaces(bytes)).toEqual(['case.zip:- - not-a-zip'])
  })

  test('is called by the base name of its path', async () => {
    const path = join(folder, 'broken.trama')
    await writeFile(path, good.subarray(0, 200))
    await expect(readCaseFile({ path })).rejects.toMatchObject({ problems: [{ file: 'broken.trama' }] })
  })
})

describe('names', () => {
  test.each([
    ['../case.jsonl', 'unsafe-name'],
    ['sources/../../etc/passwd', 'unsafe-name'],
    ['/etc/passwd', 'unsafe-name'],
    ['C:/case.jsonl', 'unsafe-name'],
    ['sources\\..\\x', 'unsafe-name'],
    ['case.jsonl\0.txt', 'unsafe-name'],
    ['readme.txt', 'unexpected-entry'],
    ['folder/case.jsonl', 'unexpected-entry'],
    ['CASE.JSONL', 'unexpected-entry'],
    ['__MACOSX/._case.jsonl', 'unexpected-entry'],
    [`sources/${hashOf(TEXT).toUpperCase()}`, 'unexpected-entry'],
    ['sources/', 'unexpected-entry'],
  ])('refuses %j', async (name, code) => {
    const problems = await collectProblems(makeZip([records, source, { name, bytes: 'x' }]))
    expect(problems).toMatchObject([{ file: name.replace('\0', '\\u0000'), line: null, code }])
  })

  test('tells all of them at once', async () => {
    const zip = makeZip([
      records,
      source,
      { name: '../a', bytes: '' },
      { name: 'b', bytes: '' },
      { name: 'c', bytes: '' },
    ])
    expect(await listPlaces(zip)).toEqual(['../a:- - unsafe-name', 'b:- - unexpected-entry', 'c:- - unexpected-entry'])
  })

  test('refuses a name that is no UTF-8', async () => {
    const zip = makeZip([records, source, { name: Buffer.from([0x63, 0xff]), bytes: '' }])
    expect(await listPlaces(zip)).toEqual(['c\ufffd:- - unexpected-entry'])
  })

  test('refuses an entry that is there twice', async () => {
    expect(await listPlaces(makeZip([records, source, source]))).toEqual([`${String(source.name)}:- - duplicate-entry`])
    expect(await listPlaces(makeZip([records, records, source]))).toEqual(['case.jsonl:- - duplicate-entry'])
  })

  test('needs case.jsonl', async () => {
    expect(await listPlaces(makeZip([source]))).toEqual(['case.zip:- - no-case-jsonl'])
    expect(await listPlaces(makeZip([]))).toEqual(['case.zip:- - no-case-jsonl'])
  })
})

describe('kinds of entries', () => {
  test('refuses a symbolic link', async () => {
    const link = { ...source, externalAttributes: (0o120777 << 16) >>> 0 }
    expect(await listPlaces(makeZip([records, link]))).toEqual([`${String(source.name)}:- - symlink`])
  })

  test('refuses an encrypted entry', async () => {
    expect(await listPlaces(makeCaseZip([], [{ flags: 0x801 }]))).toEqual(['case.jsonl:- - encrypted'])
  })

  test('refuses a method other than stored and deflate', async () => {
    expect(await listPlaces(makeCaseZip([], [{ method: 12 }]))).toEqual(['case.jsonl:- - unsupported-compression'])
  })
})

describe('sizes', () => {
  test('refuses an entry that declares 2 GB before any byte is unpacked', async () => {
    const unpacked: number[] = []
    const zip = makeZip([records, { ...source, deflate: true, declaredSize: 2_000_000_000 }])
    const onProgress = (done: number) => unpacked.push(done)
    const limits = { ...CASE_FILE_LIMITS, totalBytes: 1_999_999_999 }
    expect(await listPlaces(zip, { onProgress, limits })).toEqual([
      `${String(source.name)}:- - entry-too-large`,
      'case.zip:- - total-too-large',
    ])
    expect(unpacked).toEqual([])
  })

  test('refuses many entries that are too much together', async () => {
    const limits = { ...CASE_FILE_LIMITS, totalBytes: Buffer.byteLength(records.bytes) + Buffer.byteLength(TEXT) }
    expect((await readCaseFile(good, { limits })).batch.records).toHaveLength(7)
    const less = { ...limits, totalBytes: limits.totalBytes - 1 }
    expect(await listPlaces(good, { limits: less })).toEqual(['case.zip:- - total-too-large'])
  })

  test('refuses too many entries by their number alone', async () => {
    const limits = { ...CASE_FILE_LIMITS, entries: 1 }
    expect(await listPlaces(good, { limits })).toEqual(['case.zip:- - too-many-entries'])
  })

  test('hands on nothing of an entry that passes the size it declares', async () => {
    let unpacked = 0
    const bomb = Buffer.alloc(5_000_000, 'a')
    const zip = makeCaseZip([], [{ bytes: bomb, deflate: true, declaredSize: 1000 }])
    const onProgress = (done: number) => {
      unpacked = done
    }
    expect(await listPlaces(zip, { onProgress })).toEqual(['case.jsonl:- - size-mismatch'])
    expect(unpacked).toBeLessThan(1001)
  })

  test('refuses an entry smaller than it declares, deflated or stored', async () => {
    const values = Object.values(listGoodRecords())
    for (const deflate of [true, false]) {
      const zip = makeCaseZip(values, [{}, { deflate, declaredSize: Buffer.byteLength(TEXT) + 1 }])
      expect(await listPlaces(zip)).toEqual([`${String(source.name)}:- - size-mismatch`])
    }
  })

  test('refuses a damaged entry: a flipped bit, a broken deflate stream, a table of contents that points elsewhere', async () => {
    const flipped = Buffer.from(good)
    const at = flipped.indexOf('Harbour')
    flipped[at] = 0x49
    expect(await listPlaces(flipped)).toEqual(['case.jsonl:- - corrupt-entry'])
    const broken = makeZip([{ ...records, method: 8 }, source])
    expect(await listPlaces(broken)).toEqual(['case.jsonl:- - corrupt-entry'])
    const moved = Buffer.from(good)
    moved.writeUInt32LE(7, moved.indexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02])) + 42)
    expect(await listPlaces(moved)).toEqual(['case.jsonl:- - corrupt-entry'])
  })

  test('takes a line up to the limit and none beyond, with or without a line feed after it', async () => {
    const entity = JSON.stringify(listGoodRecords().ada)
    const limits = { ...CASE_FILE_LIMITS, lineBytes: 120 }
    const padded = (length: number) => `${entity}${' '.repeat(length - entity.length)}`
    const read = (line: string) => makeZip([{ name: 'case.jsonl', bytes: `${JSON.stringify(HEADER)}\n${line}` }])
    expect((await readCaseFile(read(`${padded(120)}\n`), { limits })).batch.records).toHaveLength(1)
    expect((await readCaseFile(read(padded(120)), { limits })).batch.records).toHaveLength(1)
    for (const end of ['', '\n']) {
      expect(await listPlaces(read(`${padded(121)}${end}`), { limits })).toEqual(['case.jsonl:2 - line-too-long'])
    }
  })

  test('takes so many lines and no more', async () => {
    const limits = { ...CASE_FILE_LIMITS, lines: 8 }
    expect((await readCaseFile(good, { limits })).batch.records).toHaveLength(7)
    const places = await listPlaces(good, { limits: { ...limits, lines: 7 } })
    expect(places).toEqual(['case.jsonl:8 - too-many-lines'])
  })
})
