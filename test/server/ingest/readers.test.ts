import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import type { InputFile } from '../../../server/ingest/import-source.ts'
import { caseFileReader } from '../../../server/ingest/readers/read-case-file.ts'
import { pickReader, READERS, UnknownFormatError } from '../../../server/ingest/readers/readers.ts'
import { HEADER, listGoodRecords, makeCaseZip } from './build-case-file.ts'
import { makeZip } from './build-zip.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'trama-readers-'))
})
afterAll(() => rm(folder, { recursive: true }))

const nameOnly = (name: string): InputFile => ({ name, path: join(folder, 'nowhere') })

async function put(name: string, bytes: Uint8Array): Promise<InputFile> {
  const path = join(folder, name)
  await writeFile(path, bytes)
  return { name, path }
}

describe('picking a reader', () => {
  test('goes by content, whatever the name', () => {
    expect(pickReader(makeCaseZip([]), nameOnly('export.bin'))).toBe(caseFileReader)
    expect(pickReader(makeZip([]), nameOnly('empty'))).toBe(caseFileReader)
  })

  test('goes by name where the content tells nothing, so that the reader says what is wrong', async () => {
    const file = await put('Case.JSONL.ZIP', Buffer.from('hello'))
    const reader = pickReader(Buffer.from('hello'), file)
    expect(reader).toBe(caseFileReader)
    await expect(reader.open({ files: [file], mapping: null })).rejects.toMatchObject({
      problems: [{ file: 'Case.JSONL.ZIP', code: 'not-a-zip' }],
    })
  })

  test('refuses what neither tells', () => {
    for (const head of ['', 'PK', 'hello']) {
      expect(() => pickReader(Buffer.from(head), nameOnly('notes.txt'))).toThrow(UnknownFormatError)
    }
  })

  test('ids are unique', () => {
    expect(new Set(READERS.map((one) => one.id)).size).toBe(READERS.length)
  })
})

describe('the reader of case files', () => {
  test('opens one and gives its parts', async () => {
    const file = await put('x.trama', makeCaseZip(Object.values(listGoodRecords())))
    const source = await caseFileReader.open({ files: [file], mapping: null })
    expect(source).toMatchObject({ title: 'x.trama', name: HEADER.name, description: HEADER.description })
    const counts = []
    for await (const part of source.parts({ onReject: () => undefined })) counts.push(part.records.length)
    expect(counts).toEqual([7])
    await source.close()
  })

  test('takes one file at a time', async () => {
    const input = { files: [nameOnly('a.trama'), nameOnly('b.trama')], mapping: null }
    await expect(async () => caseFileReader.open(input)).rejects.toMatchObject({
      problems: [{ file: 'b.trama', code: 'too-many-files' }],
    })
  })
})
