import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterAll, beforeAll, expect, test } from 'vitest'

import type { CaseRecord } from '../../../../server/domain/case-record.ts'
import type { ImportInput, Reject } from '../../../../server/ingest/import-source.ts'
import { gexfReader } from '../../../../server/ingest/readers/read-gexf.ts'
import { graphMlReader } from '../../../../server/ingest/readers/read-graphml.ts'
import { pickReader } from '../../../../server/ingest/readers/readers.ts'
import { hashOf } from '../build-case-file.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'trama-open-graph-'))
})
afterAll(() => rm(folder, { recursive: true }))

const GEXF =
  '<gexf version="1.2"><graph defaultedgetype="directed"><nodes><node id="1" label="Ada Quay" start="2001"/><node id="2" label="Bo Reyes"/></nodes>' +
  '<edges><edge source="1" target="2"/></edges></graph></gexf>'
const MAPPING = `version: 1
namespace: example-7f3a91c2
recorded: { by: analyst-1, at: 2024-01-10T09:00:00.000Z }
csv: { delimiter: ';' }
tables:
  - files: '*.nodes.csv'
    nodes:
      - { id: id, space: person, kind: Person, names: [{ column: label }] }
  - files: '*.edges.csv'
    edges:
      - from: { column: source, space: person }
        predicate: ASSOCIATED_WITH
        to: { column: target, space: person }
    ignore: { directed: Every tie is mutual., id: The file gives none. }
`

async function put(name: string, text: string): Promise<{ name: string; path: string }> {
  const path = join(folder, name)
  await writeFile(path, text)
  return { name, path }
}

async function readAll(input: ImportInput) {
  const source = await gexfReader.open(input)
  const records: CaseRecord[] = []
  const rejects: Reject[] = []
  for await (const part of source.parts({ onReject: (reject) => rejects.push(reject) })) records.push(...part.records)
  await source.close()
  return { source, records, rejects }
}

test('a graph comes in by a mapping; its tables say what they were made from and are of one origin', async () => {
  const input = { files: [await put('ties.gexf', GEXF)], mapping: await put('map.yaml', MAPPING) }
  const { source, records, rejects } = await readAll(input)
  const sources = records.filter((one) => one.type === 'source')
  expect(sources.map(({ title }) => title)).toEqual(
    ['edges', 'nodes'].map((table) => `ties.gexf.${table}.csv (made from ties.gexf, SHA-256 ${hashOf(GEXF)})`),
  )
  expect(new Set(sources.map(({ originId }) => originId)).size).toBe(1)
  expect(records.filter((one) => one.type === 'entity')).toHaveLength(2)
  expect(records.filter((one) => one.type === 'claim').map(({ predicate }) => predicate)).toContain('ASSOCIATED_WITH')
  expect(rejects).toMatchObject([{ file: 'ties.gexf', row: null, field: 'start', code: 'left-out' }])
  expect((await readAll(input)).source.key).toBe(source.key)
})

test('a graph without a mapping, and one that is none, leave nothing behind', async () => {
  const before = (await readdir(tmpdir())).filter((name) => name.startsWith('trama-graph-'))
  const good = await put('good.gexf', GEXF)
  const bad = await put('bad.gexf', '<gexf/>')
  const mapping = await put('map.yaml', MAPPING)
  await expect(gexfReader.open({ files: [good], mapping: null })).rejects.toMatchObject({
    problems: [{ code: 'no-mapping' }],
  })
  await expect(gexfReader.open({ files: [bad], mapping })).rejects.toMatchObject({ problems: [{ code: 'no-graph' }] })
  const foreign = await put('other.yaml', MAPPING.replaceAll('column: label', 'column: nobody'))
  await expect(gexfReader.open({ files: [good], mapping: foreign })).rejects.toThrow('nobody')
  const after = (await readdir(tmpdir())).filter((name) => name.startsWith('trama-graph-'))
  expect(after).toEqual(before)
})

test('readers know their files by content, or else by name', () => {
  const pick = (text: string, name: string) => pickReader(Buffer.from(text), { name, path: '' })
  expect(pick(GEXF, 'x')).toBe(gexfReader)
  expect(pick('<?xml version="1.0"?>\n<graphml xmlns="x">', 'x.xml')).toBe(graphMlReader)
  expect(pick('<!-- long -->', 'X.GraphML')).toBe(graphMlReader)
})
