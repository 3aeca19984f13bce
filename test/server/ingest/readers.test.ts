import { describe, expect, test } from 'vitest'

import { caseFileReader } from '../../../server/ingest/readers/read-case-file.ts'
import { pickReader, READERS, UnknownFormatError } from '../../../server/ingest/readers/readers.ts'
import { HEADER, listGoodRecords, makeCaseZip } from './build-case-file.ts'
import { makeZip } from './build-zip.ts'

describe('picking a reader', () => {
  test('goes by content, whatever the name', () => {
    expect(pickReader(makeCaseZip([]), 'export.bin')).toBe(caseFileReader)
    expect(pickReader(makeZip([]), 'empty')).toBe(caseFileReader)
  })

  test('goes by name where the content tells nothing, so that the reader says what is wrong', async () => {
    const reader = pickReader(Buffer.from('hello'), 'Case.JSONL.ZIP')
    expect(reader).toBe(caseFileReader)
    await expect(reader.read(Buffer.from('hello'))).rejects.toMatchObject({
      problems: [{ file: 'the file', code: 'not-a-zip' }],
    })
  })

  test('refuses what neither tells', () => {
    for (const head of ['', 'PK', 'hello']) {
      expect(() => pickReader(Buffer.from(head), 'notes.txt')).toThrow(UnknownFormatError)
    }
  })

  test('ids are unique', () => {
    expect(new Set(READERS.map((one) => one.id)).size).toBe(READERS.length)
  })
})

test('the case file’s reader reads', async () => {
  const { header, batch } = await caseFileReader.read(makeCaseZip(Object.values(listGoodRecords())), { name: 'x' })
  expect(header.name).toBe(HEADER.name)
  expect(batch.records).toHaveLength(7)
})
