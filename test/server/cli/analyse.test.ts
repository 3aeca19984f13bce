import { once } from 'node:events'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import Papa from 'papaparse'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { z } from 'zod'

import { peruCase } from '../../../fixtures/cases/two-news-reports/case.ts'
import { MEASURES } from '../../../server/analysis/registry.ts'
import { ENDPOINTS } from '../../../server/contract/endpoints.ts'
import { foldName } from '../../../server/domain/fold-name.ts'
import { buildAnalysisCase, buildMeetingsCase } from '../api/analysis-case.ts'
import { buildMaskingCase, SECRETS } from '../api/masking-case.ts'
import { chooseRuns } from '../../soak.ts'
import { BACKENDS, explainSkip, nameCase, packCase, startTestServer } from '../start-test-server.ts'
import type { Backend, TestServer } from '../start-test-server.ts'
import { runTrama, runTramaHere, spawnTrama } from './run-trama.ts'

/** Measures that an edge list cannot have, as it knows no memberships, or a case, as its ties have no direction. */
const ON_ONE_ALONE = /^(?:ami|ari|brokerage-.*|(?:in|out)-(?:degree|strength)|hits-.*)$/u
const MEASURABLE = MEASURES.map((one) => one.id).filter((id) => !ON_ONE_ALONE.test(id))

/** Runs whose numbers are compared with those of the list of their ties, and between the stores. */
const RUNS = [
  ['small', ['--nodes', 'persons']],
  ['large', ['--parameter', 'betweenness.weighted=true', '--parameter', 'pagerank.weighted=false']],
  ['demo', []],
  ['large', ['--seed', '3']],
] as const

type Table = Record<string, string>[]

function readTable(path: string): Table {
  const { data, errors } = Papa.parse<Record<string, string>>(readFileSync(path, 'utf8'), {
    header: true,
    skipEmptyLines: true,
  })
  expect(errors).toEqual([])
  return data
}

/** What each backend wrote for the same cases, to compare stores with each other. */
const written = new Map<Backend, string[]>()

describe.each(BACKENDS)('trama analyse on %s', { timeout: 180_000 }, (backend) => {
  describe.skipIf(explainSkip(backend) !== null)(`(${explainSkip(backend) ?? 'runs'})`, () => {
    let folder: string
    let server: TestServer
    const names = {
      small: nameCase('small'),
      demo: nameCase('demo'),
      masked: nameCase('masked'),
      large: nameCase('large'),
    }
    const path = (file: string): string => join(folder, file)
    const run = (...argv: string[]) => runTramaHere([...argv, '--data-dir', server.dataFolder])
    const analyse = (name: string, measures: string, out: string, ...more: string[]) =>
      run('analyse', '--case', name, '--measures', measures, '--out', path(out), ...more)

    beforeAll(async () => {
      folder = mkdtempSync(join(tmpdir(), 'trama-analyse-'))
      server = await startTestServer(backend)
      await server.importCase(buildAnalysisCase(), names.small)
      await server.importCase(peruCase().batch, names.demo)
      await server.importCase(buildMaskingCase(), names.masked)
      await server.importCase(buildMeetingsCase(70, 60), names.large)
    })
    afterAll(async () => {
      await server.close()
      rmSync(folder, { recursive: true, force: true })
    })

    it('writes a row a node by the first ranking, with all that each kind of measure has', async () => {
      const measures = 'density,articulation-points,betweenness,degree,louvain,bridges'
      const outcome = await analyse(names.small, measures, 'ranks.csv', '--nodes', 'persons', '--resamples', '4')
      expect(outcome).toMatchObject({ code: 0 })
      expect(readFileSync(path('ranks.csv'), 'utf8').split('\n')[0]).toBe(
        'id,label,kind,density,articulation-points,articulation-points:kept,' +
          'betweenness,betweenness:rank,betweenness:best,betweenness:worst,betweenness:kept,betweenness:stable,' +
          'degree,degree:rank,degree:best,degree:worst,degree:kept,degree:stable,louvain,bridges',
      )
      const table = readTable(path('ranks.csv'))
      const ranks = table.map((row) => Number(row['betweenness:rank']))
      expect(ranks).toEqual([...ranks].sort((one, other) => one - other))
      expect(ranks[0]).toBe(1)
      expect(table.slice(-3).map((row) => row['id'])).toEqual(['c', 'f', 'h'])
      const e = table.find((row) => row['id'] === 'e')
      expect(e).toMatchObject({ kind: 'person', 'articulation-points': '1', bridges: '1', degree: '3' })
      expect(e?.['degree:stable']).toMatch(/^(?:true|false)$/)
      expect(new Set(table.map((row) => row['density']))).toEqual(new Set([String(8 / 21)]))
      expect(table.map((row) => [row['id'], row['bridges']]).filter(([, count]) => count !== '0')).toHaveLength(2)
      expect(statSync(path('ranks.csv')).mode & 0o077).toBe(0)
    })

    it('says what stands behind the table', async () => {
      const { output, errors } = await analyse(
        names.small,
        'degree,density',
        'said.csv',
        '--nodes',
        'persons',
        '--seed',
        '9',
      )
      expect(output).toContain('7 nodes, 8 ties, 2 components')
      expect(output).toContain('One person or group of people is left out (victim 1). Victims')
      expect(output).toContain('Unvalidated: of 7 of the 8 ties')
      expect(output).toContain('200 resamples: ')
      expect(output).toContain('4 people in 2 groups')
      expect(output).toContain('Seed 9')
      expect(output).toMatch(/^Input [0-9a-f]{64}$/m)
      expect(output).toContain(`density: ${8 / 21} (`)
      expect(output).not.toContain('Ungraded')
      expect(errors).toMatch(/computing degree …\ncomputing density …\nresampling …/)
      const json = await analyse(names.small, 'density', 'said.csv', '--nodes', 'persons', '--resamples', '0', '--json')
      expect(JSON.parse(json.output)).toMatchObject({
        file: path('said.csv'),
        network: { nodes: 7, ties: 8 },
        unvalidatedTies: 7,
        manifest: { resamplesWanted: 0, seed: 1 },
        networkValues: [{ measure: 'density' }],
      })
    })

    it('orders by id where nothing ranks, and passes the projection on', async () => {
      const options = ['--nodes', 'persons', '--resamples', '0', '--minimum-weight', '0.5', '--include', 'suspected']
      expect(await analyse(names.small, 'components', 'parts.csv', ...options)).toMatchObject({ code: 0 })
      expect(readTable(path('parts.csv')).map((row) => row['id'])).toEqual(['a', 'b', 'c', 'd', 'e', 'f', 'h'])
      const { output } = await analyse(names.small, 'degree', 'x.csv', ...options, '--contradicted', 'without')
      expect(output).toContain('6 ties')
      const none = await analyse(names.small, 'degree', 'x.csv', '--exclude-source', 's1', '--resamples', '0')
      expect(none.output).toContain(', 0 ties')
      const early = await analyse(names.small, 'degree', 'x.csv', '--known-at', '2000-01-01T00:00:00.000Z')
      expect(early.output).toContain('0 nodes')
    })

    it('leads a label that a spreadsheet would compute with an apostrophe', async () => {
      await analyse(names.small, 'degree', 'formula.csv', '--nodes', 'persons', '--resamples', '0')
      const label = readTable(path('formula.csv')).find((row) => row['id'] === 'a')?.['label']
      expect(label).toBe(`'=HYPERLINK("http://example.org"), El Zurdo`)
    })

    it('lets no name of the masked out, in tables, on the terminal or as JSON', async () => {
      const options = ['--ties', path('masked-ties.csv'), '--include', 'suspected,implied,generic,assessment']
      const plain = await analyse(names.masked, 'degree', 'masked.csv', ...options)
      const json = await analyse(names.masked, 'degree', 'masked.csv', ...options, '--json')
      expect([plain.code, json.code]).toEqual([0, 0])
      const files = ['masked.csv', 'masked-ties.csv'].map((file) => readFileSync(path(file), 'utf8'))
      expect(files[0]).toContain('Teo Barrantes')
      const all = [...files, plain.output, plain.errors, json.output].join('\n')
      const folded = ` ${foldName(all)} `.replaceAll('ramiro quillahuaman', '')
      expect(SECRETS.filter((secret) => folded.includes(foldName(secret)))).toEqual([])
      const protectedIds = readTable(path('masked.csv')).filter((row) => ['victim', 'minor'].includes(row['id'] ?? ''))
      expect(protectedIds).toEqual([])
      expect(files[1]).not.toMatch(/^(?:victim|minor),|,(?:victim|minor),/m)
    })

    it('writes nothing where a measure is undefined, and says which, why and what to leave out', async () => {
      writeFileSync(path('kept.csv'), 'stood here before')
      const outcome = await analyse(names.demo, 'degree,closeness,ami', 'kept.csv', '--ties', path('no-ties.csv'))
      expect(outcome).toMatchObject({ code: 3, output: '' })
      expect(outcome.errors).toMatch(/trama: closeness, ami: not defined .* --measures degree$/m)
      expect(outcome.errors).toMatch(/^ {2}closeness: .*unconnected parts/m)
      expect(outcome.errors).toMatch(/^ {2}ami: /m)
      expect(readFileSync(path('kept.csv'), 'utf8')).toBe('stood here before')
      expect(existsSync(path('no-ties.csv'))).toBe(false)
      expect(readdirSync(folder).filter((file) => file.endsWith('.part'))).toEqual([])
    })

    it.each([
      ['an unknown measure', ['--measures', 'degree,astrology'], 2, /"astrology"\. Use: degree, /],
      ['an unknown parameter', ['--parameter', 'degree.depth=1'], 2, /degree has no parameter "depth"/],
      ['a parameter that is none', ['--parameter', 'depth=1'], 2, /measure\.name=value/],
      ['a parameter out of range', ['--measures', 'louvain', '--parameter', 'louvain.resolution=0'], 2, /above 0/],
      ['an unknown grade map', ['--grade-weights', 'generous'], 2, /--grade-weights: .*"even-steps"/],
      ['unknown nodes', ['--nodes', 'places'], 2, /--nodes: /],
      ['no day', ['--as-at', '2024-02-31'], 2, /--as-at: a day reads/],
      ['no instant', ['--known-at', 'yesterday'], 2, /--known-at: an instant reads/],
      ['a kind that cannot be included', ['--include', 'rumours'], 2, /--include: /],
      ['an unknown source', ['--exclude-source', 's9'], 2, /has no source s9/],
      ['a seed that is none', ['--seed', '-1'], 2, /whole number from 0/],
      ['too many resamples', ['--resamples', '50000'], 2, /from 0 to 10000/],
      ['a case that is not there', ['--case', 'nowhere'], 4, /no case "nowhere"/],
      ['a folder that is not there', ['--out', '/nowhere/at/all.csv'], 1, /could not be written \(ENOENT\)/],
    ])('refuses %s', async (_what, argv, code, wording) => {
      const base = ['analyse', '--case', names.small, '--measures', 'degree', '--out', path('refused.csv')]
      const outcome = await run(...base.filter((_, index) => index === 0 || !overrides(base, index, argv)), ...argv)
      expect(outcome).toMatchObject({ code, output: '' })
      expect(outcome.errors).toMatch(wording)
      expect(outcome.errors).not.toMatch(/\n\s+at /)
      expect(existsSync(path('refused.csv'))).toBe(false)
    })

    it.each(RUNS.slice(0, chooseRuns(2, RUNS.length)))(
      'gives the numbers that trama measure gives for its ties: %s %j',
      async (stem, options) => {
        const undefinedHere = await findUndefined(names[stem], options)
        const measures = MEASURABLE.filter((id) => !undefinedHere.includes(id))
        expect(measures.length).toBeGreaterThan(8)
        if (stem === 'large') expect(undefinedHere).toEqual([])
        const [out, ties] = [`${stem}.csv`, path(`${stem}-ties.csv`)]
        const asked = [...options, '--resamples', '0', '--ties', ties]
        expect(await analyse(names[stem], measures.join(','), out, ...asked)).toMatchObject({ code: 0 })
        const again = ['--measures', measures.join(','), '--out', path('again.csv'), '--weighted']
        const shared = options.filter((_, index) => options[index - (index % 2)] !== '--nodes')
        expect(await runTramaHere(['measure', ties, ...again, ...shared])).toMatchObject({ code: 0 })
        const ours = new Map(readTable(path(out)).map((row) => [row['id'], row]))
        const theirs = readTable(path('again.csv'))
        expect(theirs).toHaveLength(ours.size)
        for (const row of theirs) {
          for (const id of measures) {
            expect(row[id], id).toMatch(/^-?\d/)
            expect(ours.get(row['id'])?.[id], id).toBe(row[id])
          }
        }
        written.set(backend, [
          ...(written.get(backend) ?? []),
          readFileSync(path(out), 'utf8'),
          readFileSync(ties, 'utf8'),
        ])
      },
    )

    async function findUndefined(name: string, options: readonly string[]): Promise<string[]> {
      const outcome = await analyse(name, MEASURABLE.join(','), 'undefined.csv', ...options, '--resamples', '0')
      return [...outcome.errors.matchAll(/^ {2}([a-z-]+): /gmu)].map(([, id]) => id ?? '')
    }

    it('cancels the run at Ctrl-C, on the server too, and writes nothing', async () => {
      const caseId = await server.importCase(buildMeetingsCase(240, 700), nameCase('long'))
      const out = path('long.csv')
      const argv = ['analyse', '--case', caseId, '--measures', 'betweenness', '--resamples', '1000', '--out', out]
      const child = spawnTrama([...argv, '--data-dir', server.dataFolder])
      let errors = ''
      for await (const chunk of child.stderr ?? []) {
        errors += String(chunk)
        if (errors.includes('resampling …') && !child.killed) child.kill('SIGINT')
      }
      if (child.exitCode === null) await once(child, 'close')
      expect(child.exitCode).toBe(130)
      expect(errors).toMatch(/trama: Cancelled; nothing was written\./)
      expect(existsSync(out)).toBe(false)
      const { entries } = await server.client.call(ENDPOINTS.readLog, { params: { caseId } })
      expect(entries.map((entry) => entry.action)).not.toContain('analysed')
    })

    it('starts a server for the moment where none runs, and gives the same table', async () => {
      const neo4j = inject('neo4j')
      const environment: Record<string, string> =
        backend === 'sqlite' || 'skipped' in neo4j
          ? {}
          : { NEO4J_URI: neo4j.uri, NEO4J_USER: neo4j.user, NEO4J_PASSWORD: neo4j.password }
      const [data, file, name] = [path('data'), path('small.zip'), nameCase('alone')]
      writeFileSync(file, await packCase(buildAnalysisCase(), name))
      const options = ['--data-dir', data]
      expect(await runTrama(['import', file, '--case', name, ...options], environment)).toMatchObject({ code: 0 })
      const argv = ['analyse', '--case', name, '--measures', 'degree,louvain', '--resamples', '3']
      const alone = await runTrama([...argv, '--out', path('alone.csv'), ...options], environment)
      expect(alone).toMatchObject({ code: 0 })
      await analyse(names.small, 'degree,louvain', 'through.csv', '--resamples', '3')
      expect(readFileSync(path('alone.csv'), 'utf8')).toBe(readFileSync(path('through.csv'), 'utf8'))
    })
  })
})

/** Whether a word of the base command is an option, or the value of one, that the other words give anew. */
function overrides(base: readonly string[], index: number, words: readonly string[]): boolean {
  const option = base[index]?.startsWith('--') === true ? base[index] : base[index - 1]
  return option !== undefined && words.includes(option)
}

describe('both stores', () => {
  it.skipIf(explainSkip('neo4j') !== null)('give the same tables to the byte', () => {
    expect(written.get('neo4j')).toEqual(written.get('sqlite'))
    expect(written.get('sqlite')?.length).toBe(2 * chooseRuns(2, RUNS.length))
  })
})

describe('trama measures', () => {
  it('lists every measure, for people and for programs', async () => {
    const plain = await runTramaHere(['measures'])
    expect(plain.code).toBe(0)
    for (const { id, label, meaning } of MEASURES) {
      for (const words of [id, label, meaning]) expect(plain.output).toContain(words)
    }
    const json: unknown = JSON.parse((await runTramaHere(['measures', '--json'])).output)
    const listed = z.array(z.object({ id: z.string(), citation: z.string(), domain: z.string() })).parse(json)
    expect(listed.map((one) => one.id)).toEqual(MEASURES.map((one) => one.id))
  })
})
