import { once } from 'node:events'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { createRandom } from '../../../server/analysis/create-random.ts'
import { runTrama, runTramaHere, spawnTrama } from './run-trama.ts'
import type { Outcome } from './run-trama.ts'

const CALLS = 'source,target,weight\na,b,2\nb,c,1\nc,a,0.5\nc,d,3\nd,d,1\ne,,\nd,c,1\nc,d,0.25\n'

describe('trama measure', { timeout: 120_000 }, () => {
  let folder: string
  const path = (file: string): string => join(folder, file)

  /** Measures a list of this content and gives what was written, null where nothing was. */
  async function measure(
    content: string | Uint8Array,
    measures: string,
    ...more: string[]
  ): Promise<Outcome & { table: string | null }> {
    writeFileSync(path('list.csv'), content)
    rmSync(path('out.csv'), { force: true })
    const argv = ['measure', path('list.csv'), '--measures', measures, '--out', path('out.csv'), ...more]
    const outcome = await runTramaHere(argv)
    return { ...outcome, table: existsSync(path('out.csv')) ? readFileSync(path('out.csv'), 'utf8') : null }
  }

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'trama-measure-'))
  })
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true })
  })

  it('writes id and one column a measure, rows by id, and tells how the list was read', async () => {
    const measures = 'degree,strength,bridges,density,articulation-points,components'
    const { code, table, errors, output } = await measure(CALLS, measures, '--weighted')
    expect(code).toBe(0)
    expect(table).toBe(
      'id,degree,strength,bridges,density,articulation-points,components\n' +
        'a,2,2.5,0,0.4,0,1\n' +
        'b,2,3,0,0.4,0,1\n' +
        'c,3,5.75,1,0.4,1,1\n' +
        'd,1,4.25,1,0.4,0,1\n' +
        'e,0,0,0,0.4,0,2\n',
    )
    expect(output).toContain('density: 0.4')
    expect(errors).toContain('5 nodes, 4 undirected ties from 8 rows')
    expect(errors).toContain('1 row(s) name a node without a tie')
    expect(errors).toContain('1 row(s) tie a node to itself; dropped')
    expect(errors).toContain('1 row(s) repeat a tie; merged into it, their weights added')
    expect(errors).toContain('1 row(s) give a tie the other way round')
    expect(errors).toMatch(/Weights are read as strength, never as distance/)
    expect(errors).toMatch(/ungraded/i)
  })

  it('needs neither data folder nor server, and keeps results apart from remarks', async () => {
    writeFileSync(path('alone.csv'), CALLS)
    const environment = { TRAMA_DATA: path('no-data'), NEO4J_URI: 'bolt://127.0.0.1:1' }
    const argv = ['measure', path('alone.csv'), '--measures', 'degree,density', '--out', path('alone-out.csv')]
    const { code, output, errors } = await runTrama(argv, environment)
    expect(code).toBe(0)
    expect(output).toBe(`${path('alone-out.csv')}: written\ndensity: 0.4\n`)
    expect(errors).toMatch(/computing degree …\ncomputing density …\n/)
    expect(existsSync(path('alone-out.csv'))).toBe(true)
    expect(existsSync(path('no-data'))).toBe(false)
  })

  it('reads weights only when asked to, and direction likewise', async () => {
    const plain = await measure(CALLS, 'strength')
    expect(plain.table).toBe('id,strength\na,2\nb,2\nc,3\nd,1\ne,0\n')
    expect(plain.errors).toContain('To read it, give --weighted')
    const directed = await measure(CALLS, 'degree,density', '--directed')
    expect(directed.errors).toContain('5 directed ties')
    expect(directed.table).toBe('id,degree,density\na,2,0.25\nb,2,0.25\nc,4,0.25\nd,2,0.25\ne,0,0.25\n')
  })

  it('lets paths follow distances only where that is asked of the measure', async () => {
    const list = 'source,target,weight\na,b,1\nb,c,1\na,c,0.1\n'
    const steps = await measure(list, 'betweenness', '--weighted')
    expect(steps.table).toBe('id,betweenness\na,0\nb,0\nc,0\n')
    const distances = await measure(list, 'betweenness', '--weighted', '--parameter', 'betweenness.weighted=true')
    expect(distances.table).toBe('id,betweenness\na,0\nb,1\nc,0\n')
  })

  it('keeps ids to the letter, by code unit, and leads what looks like a formula with an apostrophe', async () => {
    const list = '\ufeffsource;target\r\n007;"b;c"\r\n7;=cmd|x\r\n+51 999;-1\r\nZ;a\r\n'
    const { table, errors } = await measure(list, 'degree')
    expect(table).toBe(`id,degree\n+51 999,1\n-1,1\n007,1\n7,1\n"'=cmd|x",1\nZ,1\na,1\nb;c,1\n`)
    expect(errors).toContain('1 id(s) look like a formula')
  })

  it('gives the same table for the same seed, as JSON too', async () => {
    const first = await measure(CALLS, 'louvain', '--seed', '5')
    expect((await measure(CALLS, 'louvain', '--seed', '5')).table).toBe(first.table)
    const json = await measure(CALLS, 'density', '--json')
    expect(JSON.parse(json.output)).toMatchObject({
      file: path('out.csv'),
      network: { nodes: 5, ties: 4, directed: false, weighted: false },
      loops: 1,
      ungraded: true,
      networkValues: [{ measure: 'density', value: 0.4 }],
    })
  })

  it.each<[string, string | Uint8Array, string[], RegExp]>([
    ['an empty file', '', [], /list\.csv: The file is empty/],
    ['no header', 'a,b\nb,c\n', [], /row 1: The first row must name the columns/],
    ['a missing source', 'source,target\n,b\n', [], /row 2, column 1 \(source\): There is no source/],
    ['a bad weight', 'source,target,weight\na,b,1\nb,c,x\n', ['--weighted'], /row 3, column 3 \(weight\): "x" is no/],
    ['a weight of 0', 'source,target,weight\r\na,b,0\r\n', ['--weighted'], /row 2, column 3 \(weight\): "0" is no/],
    ['no weights', 'source,target\na,b\n', ['--weighted'], /row 1: No column is called weight/],
    ['too few cells', 'source;target\na\n', [], /row 2: This row has 1 cell/],
    ['too many cells', 'source\ttarget\na\tb\tc\n', [], /row 2: This row has 3 cell/],
    ['an endless line', `source,target\n${'x'.repeat(5_000_000)},b\n`, [], /row 2: This line has more than/],
    ['a binary file', Uint8Array.from({ length: 5000 }, (_, at) => (at * 7919) % 256), [], /row 1: This is no UTF-8/],
    ['an open quote', 'source,target\n"a,b\n', [], /row 2: The quotes do not match/],
  ])('refuses %s with place and remedy, and writes nothing', async (_what, content, more, wording) => {
    const outcome = await measure(content, 'degree', ...more)
    expect(outcome).toMatchObject({ code: 3, table: null, output: '' })
    expect(outcome.errors).toMatch(wording)
    expect(outcome.errors).toMatch(/trama: .* was refused: 1 problem\(s\) found/)
    expect(outcome.errors).not.toMatch(/\n\s+at /)
  })

  it('lists every bad row', async () => {
    const { errors } = await measure('source,target\n,b\na,c\nx\n', 'degree')
    expect(errors).toMatch(/2 problem\(s\) found/)
    expect(errors).toMatch(/row 2, .*\n.*row 4/)
  })

  it.each([
    ['a list without ties', 'source,target\n', 'degree,closeness', /not defined/],
    ['unconnected parts', 'source,target\na,b\nc,d\n', 'degree,closeness', /closeness: .*unconnected.*harmonic/],
    ['no memberships', 'source,target\na,b\n', 'ami,degree,ari', /ami, ari: not defined .* --measures degree/],
  ])('writes nothing where a measure is undefined: %s', async (_what, content, measures, wording) => {
    const outcome = await measure(content, measures)
    expect(outcome).toMatchObject({ code: 3, table: null, output: '' })
    expect(outcome.errors).toMatch(wording)
  })

  it.each([
    ['an unknown measure', ['--measures', 'astrology', '--out', '/tmp/x.csv'], 2, /Use: degree, /],
    [
      'an unknown parameter',
      ['--measures', 'degree', '--parameter', 'degree.x=1', '--out', '/tmp/x.csv'],
      2,
      /no parameter/,
    ],
    ['a parameter out of range', ['--measures', 'louvain', '--parameter', 'louvain.resolution=0'], 2, /above 0/],
    ['no measures', ['--out', '/tmp/x.csv'], 2, /--measures/],
    ['a folder for a file', ['--measures', 'degree', '--out', '/'], 2, /is a folder/],
    ['a folder that is not there', ['--measures', 'degree', '--out', '/nowhere/x.csv'], 1, /could not be written/],
  ])('refuses %s', async (_what, argv, code, wording) => {
    writeFileSync(path('fine.csv'), 'source,target\na,b\n')
    const out = argv.includes('--out') ? [] : ['--out', path('refused.csv')]
    const outcome = await runTramaHere(['measure', path('fine.csv'), ...argv, ...out])
    expect(outcome).toMatchObject({ code, output: '' })
    expect(outcome.errors).toMatch(wording)
    expect(existsSync(path('refused.csv'))).toBe(false)
  })

  it('does not write over the list that it reads', async () => {
    writeFileSync(path('self.csv'), CALLS)
    const outcome = await runTramaHere(['measure', path('self.csv'), '--measures', 'degree', '--out', path('self.csv')])
    expect(outcome).toMatchObject({ code: 2 })
    expect(readFileSync(path('self.csv'), 'utf8')).toBe(CALLS)
  })

  it('says so when the list is not there', async () => {
    const outcome = await runTrama(['measure', path('absent.csv'), '--measures', 'degree', '--out', path('x.csv')])
    expect(outcome.code).toBe(3)
    expect(outcome.errors).toMatch(/absent\.csv cannot be read \(ENOENT\)/)
  })

  it('ends at Ctrl-C at once, with what stood there before', async () => {
    writeFileSync(path('big.csv'), writeRandomList(20_000, 200_000))
    writeFileSync(path('before.csv'), 'stood here before')
    const child = spawnTrama(['measure', path('big.csv'), '--measures', 'betweenness', '--out', path('before.csv')])
    let errors = ''
    let asked = 0
    for await (const chunk of child.stderr ?? []) {
      errors += String(chunk)
      if (!errors.includes('computing betweenness …') || child.killed) continue
      asked = Date.now()
      child.kill('SIGINT')
    }
    if (child.exitCode === null) await once(child, 'close')
    expect(child.exitCode).toBe(130)
    expect(Date.now() - asked).toBeLessThan(5000)
    expect(errors).toMatch(/trama: Interrupted; nothing was written\./)
    expect(readFileSync(path('before.csv'), 'utf8')).toBe('stood here before')
    expect(readdirSync(folder).filter((file) => file.endsWith('.part'))).toEqual([])
  })
})

function writeRandomList(nodes: number, rows: number): string {
  const random = createRandom(3)
  const pick = (): string => `n${Math.floor(random() * nodes)}`
  return `source,target\n${Array.from({ length: rows }, () => `${pick()},${pick()}`).join('\n')}\n`
}
