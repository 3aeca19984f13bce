import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'

import { afterAll, beforeAll, expect, test } from 'vitest'

import { countBlocks, synthesise } from '../../../fixtures/synthetic/synthesise.ts'
import type { Truth } from '../../../fixtures/synthetic/truth.ts'
import { readCaseFile } from '../../../server/ingest/readers/read-case-file.ts'
import { writeCaseFile } from '../../../server/ingest/write-case-file.ts'
import { writeParts } from '../../../scripts/synthetic/write-parts.mjs'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'trama-synthetic-'))
})
afterAll(() => rm(folder, { recursive: true }))

test('a case too large for one file is written to several, each of which is whole, and the truth beside them', async () => {
  const told: string[] = []
  const tell = (sentence: string) => told.push(sentence)
  const program = { synthesise, countBlocks, writeCaseFile }
  const paths = await writeParts(program, { people: 800, seed: 4, folder, tell, blocksPerFile: 1 })
  expect(paths.map((path) => basename(path))).toEqual(['case-1-of-2.jsonl.zip', 'case-2-of-2.jsonl.zip'])
  expect(told.length).toBe(2)
  const files = await Promise.all(paths.map(async (path) => readCaseFile(await readFile(path))))
  const [first, second] = files.map(({ batch }) => new Map(batch.records.map((one) => [`${one.type} ${one.id}`, one])))
  const repeated = [...(second ?? [])].filter(([id]) => first?.has(id))
  expect(repeated.length).toBeGreaterThan(2)
  for (const [id, record] of repeated) {
    expect(record.type).toBe('entity')
    expect(first?.get(id)).toEqual(record)
  }
  const truth = JSON.parse(await readFile(join(folder, 'truth.json'), 'utf8')) as { organisations: Truth[] }
  expect(truth.organisations).toEqual([...synthesise({ people: 800, seed: 4 })].map((block) => block.truth))
})
