import { createWriteStream } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough, Writable } from 'node:stream'
import { buffer } from 'node:stream/consumers'

import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import type { CaseBatch, CaseRecord } from '../../../server/domain/case-record.ts'
import { CaseFileWriteError } from '../../../server/ingest/case-file-write-error.ts'
import { readCaseFile } from '../../../server/ingest/readers/read-case-file.ts'
import { writeCaseFile } from '../../../server/ingest/write-case-file.ts'
import type { CaseFileContent } from '../../../server/ingest/write-case-file.ts'
import { makeBatch, makePerson, makeSource } from '../../contract/build-records.ts'
import { arbitraryBatch } from './arbitrary-case.ts'
import { hashOf, HEADER, listGoodRecords, TEXT } from './build-case-file.ts'

const CASE = { name: HEADER.name, description: HEADER.description, masked: false }
const goodBatch = makeBatch(Object.values(listGoodRecords()), [TEXT])

function toContent(batch: CaseBatch, header: CaseFileContent['header'] = CASE): CaseFileContent {
  return {
    header,
    records: batch.records,
    readSource: (sha256) => Promise.resolve(batch.sourceBytes.get(sha256) ?? null),
  }
}

async function writeToBuffer(content: CaseFileContent): Promise<Buffer> {
  const output = new PassThrough()
  const [bytes] = await Promise.all([buffer(output), writeCaseFile(output, content)])
  return bytes
}

/** Writes to an output that swallows all. */
function writeAway(content: Partial<CaseFileContent>, signal?: AbortSignal): Promise<void> {
  const output = new Writable({
    write: (_chunk, _encoding, done) => {
      done()
    },
  })
  return writeCaseFile(output, { ...toContent(goodBatch), ...content }, signal === undefined ? {} : { signal })
}

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'trama-write-'))
})
afterAll(() => rm(folder, { recursive: true }))

describe('round trip', () => {
  test('what is written is read back as it was, and written again to the same bytes', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryBatch, fc.boolean(), async (batch, masked) => {
        const header = { ...CASE, masked }
        const first = await writeToBuffer(toContent(batch, header))
        const back = await readCaseFile(first)
        expect(back.header).toEqual({ ...HEADER, masked })
        expect(back.batch.records).toEqual(batch.records)
        expect(back.batch.sourceBytes).toEqual(batch.sourceBytes)
        expect((await writeToBuffer(toContent(back.batch, header))).equals(first)).toBe(true)
      }),
      { numRuns: 40 },
    )
  })

  test('through a file', async () => {
    const path = join(folder, 'case.jsonl.zip')
    await writeCaseFile(createWriteStream(path), toContent(goodBatch))
    expect((await readCaseFile({ path })).batch.records).toEqual(goodBatch.records)
    expect((await readFile(path)).equals(await writeToBuffer(toContent(goodBatch)))).toBe(true)
  })

  test('of sources larger than any buffer on the way, to a slow output', async () => {
    const texts = [0, 1, 2].map((n) => `${n}${'ab '.repeat(400_000)}`)
    const sources = texts.map((one, index) => makeSource(`s${index}`, one))
    const batch = makeBatch(sources, texts)
    const chunks: Buffer[] = []
    const output = new Writable({
      highWaterMark: 1,
      write(chunk: Buffer, _encoding, done) {
        chunks.push(chunk)
        setImmediate(done)
      },
    })
    await writeCaseFile(output, toContent(batch))
    expect((await readCaseFile(Buffer.concat(chunks))).batch.sourceBytes.size).toBe(3)
  })
})

describe('canonical bytes', () => {
  test('hold nothing of the clock, the time zone or the machine', async () => {
    const people = toContent(makeBatch([makePerson('ada'), makePerson('bo')]))
    const bytes = await writeToBuffer(people)
    // A SHA-256 written down: it changes when the format does, and then CASE_FILE_VERSION must be thought about.
    expect(hashOf(bytes)).toBe('49ab118613423f73f1aa6ab4c8c772915f958fd8653c70672c9f45fdcf09a2dc')
    const zone = process.env['TZ']
    try {
      process.env['TZ'] = 'Pacific/Kiritimati'
      expect((await writeToBuffer(people)).equals(bytes)).toBe(true)
    } finally {
      if (zone === undefined) delete process.env['TZ']
      else process.env['TZ'] = zone
    }
  })

  test('are stored entries in order, dated 1980-01-01, mode 0644, without extra fields', async () => {
    const texts = ['one', 'two', 'three', 'four']
    const batch = makeBatch(
      texts.map((one, index) => makeSource(`s${index}`, one)),
      texts,
    )
    const headers = listCentralHeaders(await writeToBuffer(toContent(batch)))
    const hashes = texts.map((one) => `sources/${hashOf(one)}`).sort()
    expect(headers.map((one) => one.name)).toEqual(['case.jsonl', ...hashes])
    for (const header of headers) {
      expect(header).toEqual({
        name: header.name,
        madeBy: (3 << 8) | 63,
        // The sum and size of the records follow them; those of sources come first.
        flags: header.name === 'case.jsonl' ? 0x808 : 0x800,
        method: 0,
        time: 0,
        date: 0x21,
        extraLength: 0,
        commentLength: 0,
        mode: 0o100644,
      })
    }
  })

  test('are lines of canonical JSON, the header first', async () => {
    const bytes = (await writeToBuffer(toContent(goodBatch))).toString()
    const start = bytes.indexOf('case.jsonl') + 'case.jsonl'.length
    const [header, , ada] = bytes.slice(start).split('\n')
    expect(header).toBe(
      '{"description":"A tiny case.","format":"trama-case","masked":false,"name":"Harbour","version":1}',
    )
    expect(ada).toBe('{"id":"ada","kind":"Person","subkind":null,"type":"entity"}')
  })
})

describe('what cannot be written', () => {
  test.each([
    ['records out of the order of types', [makePerson('a'), makeSource('s1', TEXT)]],
    ['records out of the order of ids', [makePerson('b'), makePerson('a')]],
    ['a record twice', [makePerson('a'), makePerson('a')]],
    ['ids by locale instead of code point', [makePerson('a'), makePerson('B')]],
  ])('%s', async (_, records) => {
    await expect(writeAway({ records })).rejects.toBeInstanceOf(CaseFileWriteError)
  })

  test('a source without its bytes, or with others', async () => {
    await expect(writeAway({ readSource: () => Promise.resolve(null) })).rejects.toBeInstanceOf(CaseFileWriteError)
    const others = () => Promise.resolve(Buffer.from('other'))
    await expect(writeAway({ readSource: others })).rejects.toBeInstanceOf(CaseFileWriteError)
  })

  test('errors of the records, of a source and of the output come through as they are, and the output is gone', async () => {
    const broken = new Error('disk')
    await expect(writeAway({ records: failAfter([makePerson('a')], broken) })).rejects.toBe(broken)
    await expect(writeAway({ readSource: () => Promise.reject(broken) })).rejects.toBe(broken)
    const output = new Writable({
      write: (_chunk, _encoding, done) => {
        done(broken)
      },
    })
    await expect(writeCaseFile(output, toContent(goodBatch))).rejects.toBe(broken)
    const closed = new PassThrough()
    await expect(writeCaseFile(closed, { ...toContent(goodBatch), records: failAfter([], broken) })).rejects.toBe(
      broken,
    )
    expect(closed.destroyed).toBe(true)
  })

  test('an aborted signal stops before, within the records and while the output stalls', async () => {
    const reason = new Error('enough')
    await expect(writeAway({}, AbortSignal.abort(reason))).rejects.toBe(reason)
    const within = new AbortController()
    await expect(writeAway({ records: abortAfterFirst(within, reason) }, within.signal)).rejects.toBe(reason)
    const stalled = new AbortController()
    const output = new Writable({
      highWaterMark: 1,
      write: () => {
        stalled.abort(reason)
      },
    })
    await expect(writeCaseFile(output, toContent(goodBatch), { signal: stalled.signal })).rejects.toBe(reason)
  })
})

async function* failAfter(records: readonly CaseRecord[], error: Error): AsyncGenerator<CaseRecord> {
  for (const record of records) yield await Promise.resolve(record)
  throw error
}

async function* abortAfterFirst(controller: AbortController, reason: Error): AsyncGenerator<CaseRecord> {
  yield await Promise.resolve(makePerson('a'))
  controller.abort(reason)
  yield makePerson('b')
}

function listCentralHeaders(zip: Buffer) {
  const headers = []
  let at = zip.readUInt32LE(zip.length - 22 + 16)
  while (zip.readUInt32LE(at) === 0x02014b50) {
    const nameLength = zip.readUInt16LE(at + 28)
    headers.push({
      madeBy: zip.readUInt16LE(at + 4),
      flags: zip.readUInt16LE(at + 8),
      method: zip.readUInt16LE(at + 10),
      time: zip.readUInt16LE(at + 12),
      date: zip.readUInt16LE(at + 14),
      extraLength: zip.readUInt16LE(at + 30),
      commentLength: zip.readUInt16LE(at + 32),
      mode: zip.readUInt32LE(at + 38) >>> 16,
      name: zip.toString('utf8', at + 46, at + 46 + nameLength),
    })
    at += 46 + nameLength
  }
  return headers
}
