import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { openTables, tablesReader } from '../../../../server/ingest/readers/read-tables.ts'
import { makeZip } from '../build-zip.ts'
import { PEOPLE } from './import-tables.ts'

const folder = mkdtempSync(join(tmpdir(), 'trama-open-tables-'))
afterAll(() => {
  rmSync(folder, { recursive: true })
})

function place(name: string, content: string): { name: string; path: string } {
  writeFileSync(join(folder, name), content)
  return { name, path: join(folder, name) }
}

const rows = Array.from({ length: 30_000 }, (_, at) => `${at},Person ${at}\n`).join('')
const mapping = place('map.yaml', PEOPLE)
const onReject = () => undefined

describe('opening tables', () => {
  it('tells how far it is, to the end, while it looks through them and while it reads', async () => {
    const told: number[] = []
    const onProgress = (done: number, total: number) => told.push(done / total)
    const source = await openTables({ files: [place('a.csv', `id,name\n${rows}`)], mapping }, { onProgress })
    expect(told).toEqual([...told].sort((one, other) => one - other))
    expect(told.at(-1)).toBe(1)
    told.length = 0
    let parts = 0
    for await (const part of source.parts({ onReject, onProgress })) parts += part.records.length > 0 ? 1 : 0
    expect(parts).toBe(10)
    expect(told).toEqual([...told].sort((one, other) => one - other))
    expect(told.at(-1)).toBe(1)
    await source.close()
  })

  it('stops when it is told to, with the reason given', async () => {
    const files = [place('b.csv', `id,name\n${rows}`)]
    const reason = new Error('enough')
    const signal = AbortSignal.abort(reason)
    await expect(openTables({ files, mapping }, { signal })).rejects.toBe(reason)
    const source = await openTables({ files, mapping })
    const abort = new AbortController()
    const parts = source.parts({ onReject, signal: abort.signal })
    await parts.next()
    abort.abort(reason)
    await expect(
      (async () => {
        for await (const part of parts) expect(part.records.length).toBeGreaterThan(0)
      })(),
    ).rejects.toBe(reason)
    await source.close()
  })

  it('gives the same parts each time it is asked', async () => {
    const source = await openTables({ files: [place('c.csv', 'id,name\n1,Ana\n')], mapping })
    const read = async () => {
      const ids: string[] = []
      for await (const part of source.parts({ onReject })) ids.push(...part.records.map((record) => record.id))
      return ids
    }
    expect(await read()).toEqual(await read())
    expect(source.summary().tables[0]).toMatchObject({ rows: 1, imported: 1 })
    await source.close()
  })

  it('refuses a table that was changed since it was opened', async () => {
    const source = await openTables({ files: [place('d.csv', 'id,name\n1,Ana\n')], mapping })
    place('d.csv', 'id,name\n1,Bea\n')
    await expect(source.parts({ onReject }).next()).rejects.toThrow(/d.csv: the table was changed while it was read/u)
    await source.close()
  })

  it('knows tables, and zips of them, by their first bytes', () => {
    const zipOf = (name: string) => makeZip([{ name, bytes: 'x' }])
    const sniff = (head: Uint8Array, name: string) => tablesReader.sniff(head, { name, path: '' })
    expect(sniff(Buffer.from('id,name\n'), 'a.CSV')).toBe(true)
    expect(sniff(Buffer.from('id\0name\n'), 'a.csv')).toBe(false)
    expect(sniff(Buffer.from('id,name\n'), 'a.graphml')).toBe(false)
    expect(sniff(zipOf('export/nodes.csv'), 'a.zip')).toBe(true)
    expect(sniff(zipOf('neo4j_importer_model.json'), 'a.zip')).toBe(true)
    expect(sniff(zipOf('case.jsonl'), 'a.zip')).toBe(false)
    expect(sniff(Buffer.from('PK\u0003\u0004'), 'a.zip')).toBe(false)
  })
})
