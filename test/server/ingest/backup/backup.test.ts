import { mkdtemp, open, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Writable } from 'node:stream'

import fc from 'fast-check'
import { fromBufferPromise } from 'yauzl'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import type { CaseRecord } from '../../../../server/domain/case-record.ts'
import type { CaseId } from '../../../../server/domain/ids.ts'
import { openBackup } from '../../../../server/ingest/backup/open-backup.ts'
import { writeBackup } from '../../../../server/ingest/backup/write-backup.ts'
import { CaseFileError } from '../../../../server/ingest/case-file-error.ts'
import { CaseFileWriteError } from '../../../../server/ingest/case-file-write-error.ts'
import { LOG_ACTIONS } from '../../../../server/store/log-entry.ts'
import { makeBatch, makePerson } from '../../../contract/build-records.ts'
import { arbitraryBatch } from '../arbitrary-case.ts'
import { listGoodRecords, makeCaseZip, TEXT } from '../build-case-file.ts'
import { makeZip } from '../build-zip.ts'
import { FINDINGS, hashOf, listFaults, listReceived, makeBackupCase, ORIGIN, packBackup } from './build-backup.ts'

let folder = ''
let path = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'trama-backup-'))
  path = join(folder, 'x.trama-backup')
})
afterAll(() => rm(folder, { recursive: true }))

const batch = makeBatch(Object.values(listGoodRecords()), [TEXT])
const good = await packBackup([makeBackupCase('one', batch), makeBackupCase('two', makeBatch([makePerson('ada')]))])

/** The entries of a zip by name, as any program unpacks them. */
async function unpack(bytes: Buffer): Promise<Map<string, Buffer>> {
  const zip = await fromBufferPromise(bytes)
  const entries = new Map<string, Buffer>()
  for await (const entry of zip.eachEntry()) {
    const chunks: Buffer[] = []
    for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(chunk as Buffer)
    entries.set(entry.fileName, Buffer.concat(chunks))
  }
  return entries
}

/** The good backup with entries changed, and the manifest made to fit unless told otherwise. */
async function repack(change: (entries: Map<string, Buffer>) => void, fits = true): Promise<Uint8Array> {
  const entries = await unpack(good)
  change(entries)
  if (fits) entries.set('backup.json', Buffer.from(JSON.stringify(fitManifest(entries))))
  return makeZip([...entries].map(([name, bytes]) => ({ name, bytes })))
}

interface Manifest {
  cases: { folder: string; id: string; counts: Record<string, number>; entries: unknown[] }[]
}

function readManifest(entries: ReadonlyMap<string, Buffer>): Manifest {
  return JSON.parse(entries.get('backup.json')?.toString() ?? '') as Manifest
}

function fitManifest(entries: ReadonlyMap<string, Buffer>): Manifest {
  const manifest = readManifest(entries)
  for (const one of manifest.cases) {
    const own = [...entries].filter(([name]) => name.startsWith(one.folder))
    one.entries = own.map(([name, bytes]) => ({ name, sha256: hashOf(bytes), byteLength: bytes.length }))
  }
  return manifest
}

function replaceIn(name: string, from: string, to: string): (entries: Map<string, Buffer>) => void {
  return (entries) => {
    const text = entries.get(name)?.toString() ?? ''
    if (!text.includes(from)) throw new Error(`${name} has no ${from}`)
    entries.set(name, Buffer.from(text.replace(from, to)))
  }
}

describe('a backup', () => {
  test('gives back every record with its instant, the bytes, the log, the views and the findings', async () => {
    await writeFile(path, good)
    const backup = await openBackup(path, { actions: LOG_ACTIONS })
    expect(backup.manifest).toMatchObject(ORIGIN)
    expect(backup.cases.map(({ id, name }) => [id, name])).toEqual([
      ['one', 'Case one'],
      ['two', 'Case two'],
    ])
    const records: CaseRecord[] = []
    for await (const part of backup.parts('one' as CaseId)) {
      records.push(...part.records)
      expect([...part.sourceBytes.values()].map((bytes) => Buffer.from(bytes).toString())).toEqual([TEXT])
    }
    expect(records).toEqual(listReceived(batch.records))
    expect(await backup.readRows('one' as CaseId)).toEqual(await makeBackupCase('one', batch).readRows())
    const findings = []
    for await (const { result, input, ...finding } of backup.findings('one' as CaseId)) {
      findings.push({ ...finding, result: result && new Uint8Array(result), input: input && new Uint8Array(input) })
    }
    expect(findings).toEqual(FINDINGS)
    expect(() => backup.readRows('three' as CaseId)).toThrow(RangeError)
    await backup.close()
  })

  test('is the same each time, and of nothing is a backup too', async () => {
    const cases = () => [makeBackupCase('one', batch), makeBackupCase('two', makeBatch([makePerson('ada')]))]
    expect((await packBackup(cases())).equals(good)).toBe(true)
    expect(await listFaults(path, await packBackup([]))).toEqual([])
  })

  test('of any case comes back as it was', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryBatch, async (any) => {
        await writeFile(path, await packBackup([makeBackupCase('any', any)]))
        const backup = await openBackup(path, { actions: LOG_ACTIONS })
        const records: CaseRecord[] = []
        const bytes = new Map<string, Uint8Array>()
        for await (const part of backup.parts('any' as CaseId)) {
          records.push(...part.records)
          for (const [sha256, one] of part.sourceBytes) bytes.set(sha256, one)
        }
        await backup.close()
        expect(records).toEqual(listReceived(any.records))
        expect(bytes).toEqual(any.sourceBytes)
      }),
      { numRuns: 15 },
    )
  })

  test('stops with the reason of an aborted signal', async () => {
    await writeFile(path, good)
    const signal = AbortSignal.abort(new Error('enough'))
    await expect(openBackup(path, { actions: LOG_ACTIONS, signal })).rejects.toThrow('enough')
  })
})

describe('a backup that is not whole', () => {
  test('cut off anywhere, it is refused', async () => {
    for (const length of [0, 1, 100, good.length >> 1, good.length - 30, good.length - 1]) {
      expect(await listFaults(path, good.subarray(0, length)), String(length)).toEqual(['x.trama-backup:- - not-a-zip'])
    }
  })

  test('with any one byte altered, it is refused or says the same', async () => {
    await writeFile(path, good)
    const altered = await readFile(path)
    let refused = 0
    const places = Array.from({ length: 400 }, (_, step) => Math.floor((step * (good.length - 1)) / 399))
    for (const place of places) {
      altered[place] = (good[place] ?? 0) ^ 1
      const faults = await listFaults(path, altered)
      if (faults.length > 0) refused += 1
      else expect(isIdle(place), `byte ${place}`).toBe(true)
      altered[place] = good[place] ?? 0
    }
    expect(refused).toBeGreaterThan(places.length / 2)
  }, 60_000)

  test('with a record altered and its checksum made to fit, it is refused by the hash of the manifest', async () => {
    const bytes = await repack(replaceIn('cases/2/records.jsonl', '"id":"ada"', '"id":"bob"'), false)
    expect(await listFaults(path, bytes)).toEqual(['cases/2/records.jsonl:- - hash-mismatch'])
  })

  test.each([
    ['log.jsonl', 'analyst-1', 'analyst-2'],
    ['views.json', '-1.5', '-2.5'],
  ])('%s altered', async (name, from, to) => {
    const bytes = await repack(replaceIn(`cases/1/${name}`, from, to), false)
    expect(await listFaults(path, bytes)).toEqual([`cases/1/${name}:- - hash-mismatch`])
  })

  test('an entry that is missing, or one too many, is told', async () => {
    const missing = await repack((entries) => entries.delete('cases/1/views.json'), false)
    expect(await listFaults(path, missing)).toEqual(['cases/1/views.json:- - missing-entry'])
    const unnamed = await repack((entries) => entries.delete('cases/1/views.json'))
    expect(await listFaults(path, unnamed)).toEqual(['backup.json:1 cases[0].entries missing-entry'])
    const more = await repack((entries) => entries.set('cases/3/log.jsonl', Buffer.alloc(0)))
    expect(await listFaults(path, more)).toEqual(['cases/3/log.jsonl:- - unexpected-entry'])
    const foreign = await repack((entries) => entries.set('readme.txt', Buffer.alloc(0)))
    expect(await listFaults(path, foreign)).toEqual(['readme.txt:- - unexpected-entry'])
  })

  test('a file that is altered once it has been checked is refused before its last part is given', async () => {
    const people = Array.from({ length: 2_000 }, (_, n) => makePerson(`p${String(n).padStart(4, '0')}`))
    await writeFile(path, await packBackup([makeBackupCase('one', makeBatch(people))]))
    const backup = await openBackup(path, { actions: LOG_ACTIONS })
    const file = await open(path, 'r+')
    await file.write('X', (await readFile(path)).indexOf('p0001'))
    await file.close()
    const parts: unknown[] = []
    await expect(async () => {
      for await (const part of backup.parts('one' as CaseId)) parts.push(part)
    }).rejects.toBeInstanceOf(CaseFileError)
    expect(parts).toEqual([])
    await backup.close()
  })
})

describe('a foreign file', () => {
  test.each([
    ['text', Buffer.from('hello'), 'not-a-zip'],
    ['a case file', makeCaseZip(Object.values(listGoodRecords())), 'no-manifest'],
    ['another zip', makeZip([{ name: 'a.csv', bytes: 'a\n' }]), 'no-manifest'],
  ])('%s', async (_, bytes, code) => {
    expect(await listFaults(path, bytes)).toEqual([`x.trama-backup:- - ${code}`])
  })

  test.each([
    ['another format', '"trama-backup"', '"other"', 'backup.json:1 format wrong-format'],
    ['another version', '"version":1', '"version":2', 'backup.json:1 version wrong-version'],
    ['a store that is unknown', '"sqlite"', '"oracle"', 'backup.json:1 store wrong-field'],
    ['two cases of one id', '"id":"two"', '"id":"one"', 'backup.json:1 cases[1].id duplicate-record'],
    ['no JSON', '{"format"', '{format', 'backup.json:1 - not-json'],
  ])('a manifest with %s', async (_, from, to, place) => {
    expect(await listFaults(path, await repack(replaceIn('backup.json', from, to), false))).toEqual([place])
  })
})

describe('what is in a backup is checked as in a case file', () => {
  test.each([
    ['a record that is wrong', '"kind":"Person"', '"kind":"Robot"', 'cases/1/records.jsonl:2 record.kind wrong-field'],
    ['no instant', '"receivedAt":"2026-01-02T00:00:01.000Z",', '', 'cases/1/records.jsonl:2 receivedAt wrong-field'],
    ['a dangling reference', '"subject":"ada"', '"subject":"eve"', 'cases/1/records.jsonl:6 subject unknown-reference'],
    ['a quote that is none', 'Ada Quay met', 'Ada Quay saw', 'cases/1/records.jsonl:5 quote quote-mismatch'],
  ])('%s', async (_, from, to, place) => {
    expect(await listFaults(path, await repack(replaceIn('cases/1/records.jsonl', from, to)))).toEqual([place])
  })

  test('counts and the log too', async () => {
    const more = await repack((entries) => {
      const text = entries.get('backup.json')?.toString() ?? ''
      entries.set('backup.json', Buffer.from(text.replace('"claim":2', '"claim":3')))
    })
    expect(await listFaults(path, more)).toEqual(['cases/1/records.jsonl:- - count-mismatch'])
    const acted = await repack(replaceIn('cases/1/log.jsonl', '"imported"', '"invented"'))
    expect(await listFaults(path, acted)).toEqual(['cases/1/log.jsonl:1 action wrong-field'])
  })
})

describe('what cannot be written', () => {
  const swallow = () =>
    new Writable({
      write: (_chunk, _encoding, done) => {
        done()
      },
    })

  test.each([
    ['a source without its bytes', makeBackupCase('one', batch, { readSource: () => Promise.resolve(null) })],
    ['a source with others', makeBackupCase('one', batch, { readSource: () => Promise.resolve(Buffer.from('x')) })],
    ['records out of order', makeBackupCase('one', makeBatch([makePerson('b'), makePerson('a')]))],
  ])('%s', async (_, one) => {
    await expect(writeBackup(swallow(), [one], ORIGIN)).rejects.toBeInstanceOf(CaseFileWriteError)
  })

  test('an error of the output comes through, and an aborted signal stops', async () => {
    const broken = new Error('disk')
    const output = new Writable({
      write: (_chunk, _encoding, done) => {
        done(broken)
      },
    })
    await expect(writeBackup(output, [makeBackupCase('one', batch)], ORIGIN)).rejects.toBe(broken)
    const signal = AbortSignal.abort(new Error('enough'))
    await expect(writeBackup(swallow(), [], ORIGIN, { signal })).rejects.toThrow('enough')
  })
})

/** Whether a byte is one that no reader goes by, because the table of contents has what it says too. */
function isIdle(place: number): boolean {
  const directory = good.readUInt32LE(good.length - 6)
  const last = (signature: number): number => {
    const mark = Buffer.alloc(4)
    mark.writeUInt32LE(signature)
    return good.lastIndexOf(mark, place)
  }
  const [header, descriptor] = [last(0x04034b50), last(0x08074b50)]
  const headerEnd = header + 30 + good.readUInt16LE(header + 26) + good.readUInt16LE(header + 28)
  return place >= directory || place < headerEnd || (descriptor !== -1 && place < descriptor + 24)
}
