import { readFile } from 'node:fs/promises'

import { expect, test } from 'vitest'

import { CASE_FILE_LIMITS, LIST_LIMITS, TEXT_LIMITS } from '../../../server/contract/limits.ts'
import { RECORD_TYPES } from '../../../server/domain/case-record.ts'
import { readCaseFile } from '../../../server/ingest/readers/read-case-file.ts'
import { makeZip } from './build-zip.ts'

const page = await readFile(new URL('../../../docs/case-file.md', import.meta.url), 'utf8')

function findBlock(language: string): string {
  const blocks = [...page.matchAll(/^```(\w+)\n([^]*?)^```$/gm)]
  return blocks.find((block) => block[1] === language)?.[2] ?? ''
}

test('the example of docs/case-file.md is a case file', async () => {
  const sha256 = /`sources\/([0-9a-f]{64})`/.exec(page)?.[1] ?? ''
  const zip = makeZip([
    { name: 'case.jsonl', bytes: findBlock('jsonl') },
    { name: `sources/${sha256}`, bytes: findBlock('text') },
  ])
  const { header, batch } = await readCaseFile(zip)
  expect(header.name).toBe('Pier')
  expect(new Set(batch.records.map((record) => record.type))).toEqual(
    new Set(['source', 'entity', 'excerpt', 'claim', 'review']),
  )
})

test('the page names every type of record and every limit as the program has it', () => {
  const types = [...page.matchAll(/^\| `(\w+)` +\| (?:A |An |Something|What an|Why)/gm)].map((match) => match[1])
  expect(types.slice(-RECORD_TYPES.length)).toEqual(RECORD_TYPES)
  const { entries, lines, recordBytes, lineBytes, sourceBytes, totalBytes, depth, problems, predicates } =
    CASE_FILE_LIMITS
  const numbers = [entries, lines, problems, predicates, ...Object.values(TEXT_LIMITS), ...Object.values(LIST_LIMITS)]
  for (const number of numbers) expect(page).toContain(number.toLocaleString('en'))
  for (const bytes of [lineBytes, sourceBytes]) expect(page).toContain(`${bytes / 2 ** 20} MiB`)
  for (const bytes of [recordBytes, totalBytes]) expect(page).toContain(`${bytes / 2 ** 30} GiB`)
  expect(page).toContain(`nesting deeper than ${depth}`)
})
