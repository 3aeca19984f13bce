import { describe, expect, it } from 'vitest'
import { TABLE_LIMITS } from '../../../../server/ingest/tables/table-limits.ts'
import { TablesError } from '../../../../server/ingest/tables/tables-error.ts'
import { makeZip } from '../build-zip.ts'
import type { ZipEntry } from '../build-zip.ts'
import { findFaults } from './check-parts.ts'
import { HEAD, PEOPLE, importTables, listClaims, listValues } from './import-tables.ts'

async function findProblem(files: Readonly<Record<string, string | Uint8Array>>, limits = TABLE_LIMITS) {
  const error = await importTables(files, PEOPLE, limits).catch((thrown: unknown) => thrown)
  expect(error).toBeInstanceOf(TablesError)
  const [problem] = error instanceof TablesError ? error.problems : []
  return problem === undefined ? undefined : [problem.file, problem.line, problem.code]
}

describe('hostile tables', () => {
  it('keeps what looks like a formula as the text that it is', async () => {
    const imported = await importTables({ 'p.csv': `id,name\n=1+1,"=cmd|'/c calc'!A1"\n` }, PEOPLE)
    expect(listValues(imported, 'HAS_NAME')).toMatchObject([{ value: "=cmd|'/c calc'!A1" }])
  })

  it('rejects a row alone for its length, control characters, quotes or number of cells', async () => {
    const text = `id,name\n1,${'x'.repeat(200_000)}\n2,a\u0000b\n3,"a"b\n4,a,b\n5\n6,"${'y'.repeat(1_001)}"\n7,Ana\n`
    const imported = await importTables({ 'p.csv': text }, PEOPLE)
    expect(imported.rejects.map(({ row, code }) => [row, code])).toEqual([
      [2, 'row-too-long'],
      [3, 'control-character'],
      [4, 'broken-quotes'],
      [5, 'wrong-columns'],
      [6, 'wrong-columns'],
      [7, 'too-long'],
    ])
    expect(listClaims(imported, 'HAS_NAME')).toHaveLength(1)
    expect(findFaults(imported.parts)).toEqual([])
    expect(imported.summary.files[0]).toMatchObject({ rows: 7, unread: 5 })
  })

  it('takes columns and words called as the prototype has them for what they are', async () => {
    const mapping = `${HEAD}tables:
  - files: p.csv
    nodes:
      - id: __proto__
        kind: Person
        names: [{ column: constructor }]
        claims:
          - { predicate: HAS_CATEGORY, column: toString, lookup: { a: victim } }
`
    const imported = await importTables({ 'p.csv': '__proto__,constructor,toString\n1,Ana,hasOwnProperty\n' }, mapping)
    expect(listValues(imported, 'HAS_NAME')).toMatchObject([{ value: 'Ana' }])
    expect(imported.rejects).toMatchObject([{ code: 'unknown-word', field: 'toString' }])
    expect(Object.entries(imported.rejects[0]?.cells ?? {})).toContainEqual(['__proto__', '1'])
  })

  it('refuses other encodings, an empty file, a header without end, and two columns of one name', async () => {
    const utf16 = Buffer.from('\ufeffid,name\n1,Ana\n', 'utf16le')
    expect(await findProblem({ 'p.csv': utf16 })).toEqual(['p.csv', null, 'not-utf8'])
    expect(await findProblem({ 'p.csv': Buffer.from('id,name\n1,Jos\xe9\n', 'latin1') })).toEqual([
      'p.csv',
      null,
      'not-utf8',
    ])
    expect(await findProblem({ 'p.csv': Buffer.from([0x69, 0x64, 0xc3]) })).toEqual(['p.csv', null, 'not-utf8'])
    expect(await findProblem({ 'p.csv': '' })).toEqual(['p.csv', null, 'empty-file'])
    expect(await findProblem({ 'p.csv': `id,name,${'x'.repeat(2 ** 20)}\n1,Ana,\n` })).toEqual([
      'p.csv',
      1,
      'header-too-long',
    ])
    expect(await findProblem({ 'p.csv': 'id,name,id\n' })).toEqual(['p.csv', 1, 'duplicate-column'])
  })

  it('does not read a file whose quotes go wrong again and again', async () => {
    const limits = { ...TABLE_LIMITS, recordLength: 1_000, brokenQuotes: 3 }
    const text = `id,name\n${'a","b\n'.repeat(5_000)}`
    expect(await findProblem({ 'p.csv': text }, limits)).toEqual(['p.csv', null, 'broken-quotes'])
  })

  it('refuses tables that are too large, too many, or of one name', async () => {
    const table = 'id,name\n1,Ana\n'
    expect(await findProblem({ 'p.csv': table }, { ...TABLE_LIMITS, sourceBytes: 10 })).toEqual([
      'p.csv',
      null,
      'too-large',
    ])
    expect(await findProblem({ 'p.csv': table }, { ...TABLE_LIMITS, totalBytes: 10 })).toEqual([
      'p.csv',
      null,
      'too-large',
    ])
    const zip = zipOf({ name: 'a/p.csv' }, { name: 'b/p.csv' })
    expect(await findProblem({ 'z.zip': zip })).toEqual(['p.csv', null, 'duplicate-file'])
    expect(await findProblem({ 'z.zip': zip }, { ...TABLE_LIMITS, entries: 1 })).toEqual([
      'z.zip',
      null,
      'too-many-entries',
    ])
    expect(await findProblem({ 'notes.txt': 'x' })).toEqual(['the import', null, 'no-tables'])
  })

  it('refuses zips with links, encryption, strange packing, and those that lie', async () => {
    const link = { name: 'p.csv', externalAttributes: (0o120777 << 16) >>> 0 }
    expect(await findProblem({ 'z.zip': zipOf(link) })).toEqual(['p.csv', null, 'unsafe-entry'])
    expect(await findProblem({ 'z.zip': zipOf({ name: 'p.csv', flags: 1, deflate: true }) })).toEqual([
      'p.csv',
      null,
      'unsafe-entry',
    ])
    expect(await findProblem({ 'z.zip': zipOf({ name: 'p.csv', method: 99 }) })).toEqual([
      'p.csv',
      null,
      'unsafe-entry',
    ])
    expect(await findProblem({ 'z.zip': zipOf({ name: 'p.csv', crc: 1 }) })).toEqual(['z.zip', null, 'not-a-zip'])
    const bomb = { name: 'p.csv', bytes: `id,name\n${'1,a\n'.repeat(1_000_000)}`, deflate: true, declaredSize: 100 }
    expect(await findProblem({ 'z.zip': zipOf(bomb) })).toEqual(['z.zip', null, 'not-a-zip'])
    const honest = { name: 'p.csv', bytes: 'x'.repeat(1_000_000), deflate: true }
    expect(await findProblem({ 'z.zip': zipOf(honest) }, { ...TABLE_LIMITS, totalBytes: 999_999 })).toEqual([
      'z.zip',
      null,
      'too-large',
    ])
    const cut = zipOf({ name: 'p.csv' })
    expect(await findProblem({ 'z.zip': cut.subarray(0, cut.length - 8) })).toEqual(['z.zip', null, 'not-a-zip'])
  })

  it('opens no path of a zip', async () => {
    const imported = await importTables({ 'z.zip': zipOf({ name: '../../../etc/p.csv' }) }, PEOPLE).catch(String)
    expect(typeof imported === 'string' ? imported : imported.summary.files.map(({ name }) => name)).toEqual(['p.csv'])
  })

  it('asks for a mapping', async () => {
    await expect(importTables({ 'p.csv': 'id\n' }, null)).rejects.toThrow(
      /p.csv: a table says nothing .* mapping file/u,
    )
  })
})

function zipOf(...entries: readonly (Partial<ZipEntry> & { readonly name: string })[]): Uint8Array {
  return makeZip(entries.map((entry) => ({ bytes: 'id,name\n1,Ana\n', ...entry })))
}
