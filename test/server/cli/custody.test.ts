import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'

import { openDatabase } from '../../../server/store/sqlite/driver.ts'
import { buildMaskingCase, SECRETS } from '../api/masking-case.ts'
import { chooseStore, nameCase, packCase } from '../start-test-server.ts'
import { runTramaHere } from './run-trama.ts'

const folder = mkdtempSync(join(tmpdir(), 'trama-custody-cli-'))
const data = join(folder, 'data')
const run = (...argv: string[]) => runTramaHere([...argv, '--data-dir', data])
const PURPOSE = ['--purpose', 'keeping the case safe for the court']
const MAP = `
version: 1
namespace: harbour
recorded: { by: Clerk, at: '2024-01-10T09:00:00.000Z' }
tables:
  - files: people.csv
    nodes:
      - id: id
        kind: Person
        names: [{ column: name }]
        claims: [{ predicate: BORN_ON, column: born }]
  - files: ties.csv
    edges:
      - predicate: ASSOCIATED_WITH
        from: { column: a }
        to: { column: b }
`

beforeAll(() => {
  chooseStore('sqlite')
})
afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

describe('trama import', { timeout: 120_000 }, () => {
  const tables = join(folder, 'tables')
  const mapFile = join(tables, 'map.yaml')
  const toMend = join(folder, 'to-mend')
  const harbour = ['--case', 'Harbour', '--map', mapFile]

  beforeAll(() => {
    mkdirSync(tables)
    writeFileSync(mapFile, MAP)
    writeFileSync(join(tables, 'people.csv'), 'id,name,born\np1,Ada Quay,1980-01-02\np2,Bo Reyes,1979-13-40\n')
    writeFileSync(join(tables, 'ties.csv'), 'a,b\np1,p2\n')
  })

  it('keeps nothing of tables with rejects where all or nothing is asked for', async () => {
    const refused = await run('import', tables, ...harbour, '--all-or-nothing')
    expect(refused.code).toBe(3)
    expect(refused.errors).toMatch(/people\.csv:3 born/u)
    expect(refused.errors).toMatch(/nothing of it was kept/u)
    expect((await run('case', 'list')).output).not.toContain('Harbour')
  })

  it('takes a folder of tables, tells where every row went, and saves the rejected rows under their names', async () => {
    const outcome = await run('import', tables, ...harbour, '--rejects', toMend)
    expect(outcome).toMatchObject({ code: 0 })
    expect(outcome.output).toMatch(/records added \(.*claim \d+.*\), 0 were there already, 1 reject\(s\) left out/u)
    expect(outcome.output).toMatch(/people\.csv: 2 rows/u)
    expect(outcome.errors).toMatch(/people\.csv:3 born/u)
    expect(readdirSync(toMend)).toEqual(['people.csv'])
    expect(readFileSync(join(toMend, 'people.csv'), 'utf8')).toMatch(/^id,name,born,trama_row,trama_reason\np2,/u)
  })

  it('takes the mended rows in place of the first', async () => {
    const path = join(toMend, 'people.csv')
    writeFileSync(path, readFileSync(path, 'utf8').replace('1979-13-40', '1979-12-04'))
    const outcome = await run('import', path, ...harbour)
    expect(outcome).toMatchObject({ code: 0 })
    expect(outcome.output).not.toMatch(/reject/u)
  })

  it('will not write rejects over what it imports, and says what it needs', async () => {
    expect(await run('import', tables, ...harbour, '--rejects', tables)).toMatchObject({ code: 2 })
    expect(await run('import', '--case', 'Harbour')).toMatchObject({ code: 2 })
    expect(await run('import', '--case', 'Harbour', '--resume', '--discard')).toMatchObject({ code: 2 })
    expect(await run('import', '--case', 'Harbour', '--resume')).toMatchObject({ code: 4 })
    const unmapped = await run('import', join(tables, 'people.csv'), '--case', 'Harbour')
    expect(unmapped).toMatchObject({ code: 3 })
    expect(unmapped.errors).toMatch(/people\.csv: .*give a mapping file/u)
  })
})

describe('trama backup, restore, erase, doctor and export', { timeout: 120_000 }, () => {
  const name = nameCase('kept')
  const backup = join(folder, 'all.trama-backup')

  beforeAll(async () => {
    const file = join(folder, 'kept.jsonl.zip')
    writeFileSync(file, await packCase(buildMaskingCase(), name))
    expect(await run('import', file, '--case', name)).toMatchObject({ code: 0 })
  })

  it('backs up every case to a file for its owner alone, for a purpose', async () => {
    expect(await run('backup', '--out', backup)).toMatchObject({ code: 2 })
    expect(await run('backup', '--out', backup, '--purpose', 'because')).toMatchObject({ code: 2 })
    expect(existsSync(backup)).toBe(false)
    expect(await run('backup', '--out', backup, ...PURPOSE)).toMatchObject({ code: 0 })
    expect(statSync(backup).mode & 0o077).toBe(0)
  })

  it('erases the case named twice, and brings it back', async () => {
    expect(await run('erase', '--case', name, '--yes-erase', 'another', ...PURPOSE)).toMatchObject({ code: 3 })
    expect(await run('erase', '--case', name, '--yes-erase', name, ...PURPOSE)).toMatchObject({ code: 0 })
    expect((await run('case', 'list')).output).not.toContain(name)
    const restored = await run('restore', backup, '--case', name)
    expect(restored).toMatchObject({ code: 0 })
    expect(restored.output).toContain(`${name}: ${buildMaskingCase().records.length} records restored`)
    expect(await run('restore', backup, '--case', name)).toMatchObject({ code: 3 })
    const copy = await run('restore', backup, '--case', name, '--as', `${name} again`, '--json')
    expect(z.array(z.object({ caseName: z.string() })).parse(JSON.parse(copy.output))).toEqual([
      { caseName: `${name} again` },
    ])
    expect(await run('restore', backup, '--case', 'none of them')).toMatchObject({ code: 4 })
  })

  it('finds nothing wrong, then a fault that was planted, and mends what is derived', async () => {
    const sound = await run('doctor', '--case', name)
    expect(sound).toMatchObject({ code: 0 })
    expect(sound.output).toContain('no fault')
    const database = openDatabase(join(data, 'trama.db'), { busyTimeoutMs: 5000 })
    database.exec('DELETE FROM name_word')
    database.close()
    const faulty = await run('doctor')
    expect(faulty).toMatchObject({ code: 1 })
    expect(faulty.output).toMatch(/projection/u)
    expect(await run('doctor', '--rebuild')).toMatchObject({ code: 0 })
    expect(await run('doctor', '--json')).toMatchObject({ code: 0 })
  })

  it.each(['graphml', 'gexf'])('exports the chart as %s, masked unless a purpose is given', async (format) => {
    const masked = join(folder, `masked.${format}`)
    const named = join(folder, `named.${format}`)
    expect(await run('export', '--case', name, '--format', format, '--out', masked)).toMatchObject({ code: 0 })
    // Somebody who is nobody's victim has the same surname.
    const text = readFileSync(masked, 'utf8').replaceAll('Ramiro Quillahuamán', '')
    expect(text).toContain(`<${format}`)
    expect(SECRETS.filter((secret) => text.includes(secret))).toEqual([])
    const unmask = ['--unmask', ...PURPOSE]
    expect(await run('export', '--case', name, '--format', format, '--out', named, ...unmask)).toMatchObject({
      code: 0,
    })
    expect(SECRETS.some((secret) => readFileSync(named, 'utf8').includes(secret))).toBe(true)
  })

  it('says which Neo4j it would need to move a case', async () => {
    const unnamed = await run('move', '--case', name, '--to', 'neo4j')
    expect(unnamed).toMatchObject({ code: 2 })
    expect(unnamed.errors).toContain('NEO4J_URI')
    expect(await run('move', '--case', name, '--to', 'sqlite')).toMatchObject({ code: 2 })
    const unexplained = await run('move', '--case', name, '--to', 'neo4j', '--erase-source')
    expect(unexplained.errors).toContain('--purpose')
  })
})
