import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { z } from 'zod'

import { peruCase } from '../../../fixtures/cases/two-news-reports/case.ts'
import { buildMaskingCase, SECRETS } from '../api/masking-case.ts'
import { makeCaseZip } from '../ingest/build-case-file.ts'
import { BACKENDS, explainSkip, nameCase, packCase } from '../start-test-server.ts'
import type { Backend } from '../start-test-server.ts'
import { runTrama } from './run-trama.ts'

const PURPOSE = ['--unmask', '--purpose', 'comparing two exports of the case']
/** Exports of one file by backend, to compare stores with each other. */
const exported = new Map<Backend, string>()

describe.each(BACKENDS)('trama on %s', { timeout: 120_000 }, (backend) => {
  describe.skipIf(explainSkip(backend) !== null)(`(${explainSkip(backend) ?? 'runs'})`, () => {
    let folder: string
    let file: string
    const caseName = nameCase('command line')
    const environment: Record<string, string> = {}
    const run = (...argv: string[]) => runTrama([...argv, '--data-dir', join(folder, 'data')], environment)
    const hash = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex')

    beforeAll(async () => {
      folder = mkdtempSync(join(tmpdir(), 'trama-cli-'))
      file = join(folder, 'peru.jsonl.zip')
      writeFileSync(file, await packCase(peruCase().batch, 'Peru'))
      const neo4j = inject('neo4j')
      if (backend === 'neo4j' && !('skipped' in neo4j)) {
        Object.assign(environment, { NEO4J_URI: neo4j.uri, NEO4J_USER: neo4j.user, NEO4J_PASSWORD: neo4j.password })
      }
    })
    afterAll(() => {
      rmSync(folder, { recursive: true, force: true })
    })

    it('imports a file, says what it brought, and nothing new the second time', async () => {
      const first = await run('import', file, '--case', caseName)
      expect(first).toMatchObject({ code: 0 })
      expect(first.output).toContain(`${peruCase().batch.records.length} records added`)
      const second = await run('import', file, '--case', caseName, '--json')
      const receipt = z.object({ unchanged: z.number(), created: z.boolean() }).parse(JSON.parse(second.output))
      expect(receipt).toEqual({ unchanged: peruCase().batch.records.length, created: false })
    })

    it('lists the case, for people and for programs', async () => {
      expect((await run('case', 'list')).output).toContain(caseName)
      const listed = z
        .array(z.object({ name: z.string() }))
        .parse(JSON.parse((await run('case', 'list', '--json')).output))
      expect(listed.map((one) => one.name)).toContain(caseName)
    })

    it('exports the same canonical bytes twice, and again after importing its own export', async () => {
      const [one, two, three] = ['one', 'two', 'three'].map((stem) => join(folder, `${stem}.zip`))
      expect(await run('export', '--case', caseName, '--out', one ?? '', ...PURPOSE)).toMatchObject({ code: 0 })
      expect(await run('export', '--case', caseName, '--out', two ?? '', ...PURPOSE)).toMatchObject({ code: 0 })
      expect(hash(one ?? '')).toBe(hash(two ?? ''))
      expect(await run('import', one ?? '', '--case', caseName)).toMatchObject({ code: 0 })
      expect(await run('export', '--case', caseName, '--out', three ?? '', ...PURPOSE)).toMatchObject({ code: 0 })
      expect(hash(three ?? '')).toBe(hash(one ?? ''))
      exported.set(
        backend,
        readFileSync(one ?? '')
          .toString('latin1')
          .replaceAll(caseName, ''),
      )
    })

    it('masks what it exports unless a purpose is given', async () => {
      const victims = join(folder, 'victims.zip')
      const name = nameCase('victims')
      writeFileSync(victims, await packCase(buildMaskingCase(), name))
      await run('import', victims, '--case', name)
      const masked = join(folder, 'masked.zip')
      expect(await run('export', '--case', name, '--out', masked)).toMatchObject({ code: 0 })
      const text = readFileSync(masked).toString('utf8').replaceAll('Ramiro Quillahuamán', '')
      expect(SECRETS.filter((secret) => text.includes(secret))).toEqual([])
      expect(statSync(masked).mode & 0o077).toBe(0)
      const refused = await run('export', '--case', name, '--out', join(folder, 'named.zip'), '--unmask')
      expect(refused.code).toBe(2)
      expect(existsSync(join(folder, 'named.zip'))).toBe(false)
    })

    it('tells by its exit code what went wrong, and says so in a sentence', async () => {
      const bad = join(folder, 'bad.jsonl.zip')
      writeFileSync(bad, makeCaseZip([{ type: 'entity', id: 'x', kind: 'Person', subkind: 'giant' }]))
      const refused = await run('import', bad, '--case', caseName)
      expect(refused.code).toBe(3)
      expect(refused.errors).toMatch(/nothing of it was kept/)
      expect(refused.errors).toMatch(/case\.jsonl:2/)
      const absent = await run('import', join(folder, 'absent.zip'), '--case', caseName)
      expect(absent).toMatchObject({ code: 3 })
      expect(await run('export', '--case', 'no such case', '--out', join(folder, 'x.zip'))).toMatchObject({ code: 4 })
      expect(await run('import', file)).toMatchObject({ code: 2 })
      expect(await run('frobnicate')).toMatchObject({ code: 2 })
      for (const outcome of [refused, absent]) expect(outcome.errors).not.toMatch(/\n\s+at /)
    })
  })
})

describe('both stores', () => {
  it.skipIf(explainSkip('neo4j') !== null)('export the same case to the same bytes but for its name', () => {
    expect(exported.size).toBe(2)
    const records = [...exported.values()].map((text) => text.slice(text.indexOf('\n'), text.lastIndexOf('}\n')))
    expect(records[0]).toBe(records[1])
    expect(records[0]?.length).toBeGreaterThan(100_000)
  })
})

describe('trama --help', () => {
  it.each([
    [['--help'], ['serve', 'case', 'import', 'export', 'analyse', 'measure', 'measures', 'Exit codes', 'NEO4J_URI']],
    [
      ['serve', '--help'],
      ['--port', '--data-dir', '--no-demo', '--verbose', 'TRAMA_DATA', 'NEO4J_PASSWORD'],
    ],
    [
      ['import', '--help'],
      ['--case', '--json', '--data-dir'],
    ],
    [
      ['export', '--help'],
      ['--out', '--unmask', '--purpose', '--json'],
    ],
    [
      ['analyse', '--help'],
      [
        ...['--case', '--measures', '--out', '--ties', '--nodes', '--seed', '--resamples', '--parameter', '--json'],
        ...['--grade-weights', '--include', '--exclude-source', '--minimum-weight', '--contradicted'],
        ...['--no-co-participation', '--as-at', '--known-at', '<id>:kept', 'Example:'],
      ],
    ],
    [
      ['measure', '--help'],
      ['--measures', '--out', '--directed', '--weighted', '--seed', '--parameter', '--json', 'source', 'Example:'],
    ],
    [['measures', '--help'], ['--json']],
    [
      ['case', 'list', '--help'],
      ['--json', '--data-dir'],
    ],
  ])('%j documents every flag', async (argv, words) => {
    const { code, output } = await runTrama(argv)
    expect(code).toBe(0)
    for (const word of words) expect(output).toContain(word)
  })
})
