import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { changeFindingSchema } from '../../../server/contract/change.ts'
import { communityFindingSchema } from '../../../server/contract/communities.ts'
import { foldName } from '../../../server/domain/fold-name.ts'
import { buildAnalysisCase } from '../api/analysis-case.ts'
import { buildMaskingCase, SECRETS } from '../api/masking-case.ts'
import { BACKENDS, explainSkip, nameCase, startTestServer } from '../start-test-server.ts'
import type { TestServer } from '../start-test-server.ts'
import { runTramaHere } from './run-trama.ts'

describe.each(BACKENDS)('clusters and change on %s', { timeout: 120_000 }, (backend) => {
  describe.skipIf(explainSkip(backend) !== null)(`(${explainSkip(backend) ?? 'runs'})`, () => {
    let folder: string
    let server: TestServer
    const names = { small: nameCase('small'), masked: nameCase('masked') }
    const path = (file: string): string => join(folder, file)
    const run = (...argv: string[]) => runTramaHere([...argv, '--data-dir', server.dataFolder])
    const read = (file: string): string => readFileSync(path(file), 'utf8')

    beforeAll(async () => {
      folder = mkdtempSync(join(tmpdir(), 'trama-communities-'))
      server = await startTestServer(backend)
      await server.importCase(buildAnalysisCase(), names.small)
      await server.importCase(buildMaskingCase(), names.masked)
    })
    afterAll(async () => {
      await server.close()
      rmSync(folder, { recursive: true, force: true })
    })

    it('writes who is in which cluster, how surely, and every pair', async () => {
      const own = ['--case', names.small, '--nodes', 'persons', '--seeds', '10']
      const out = await run('communities', ...own, '--out', path('c.csv'), '--pairs', path('p.csv'))
      expect(out.code, out.errors).toBe(0)
      const [head, ...rows] = read('c.csv').trim().split('\n')
      expect(head).toBe('id,label,kind,cluster,stability')
      expect(rows).toHaveLength(7)
      expect(rows.at(-1)).toMatch(/^h,h?.*,person,\d+,$/u)
      expect(read('p.csv')).toMatch(/^a,b,share,tied\n/u)
      const json = await run('communities', ...own, '--method', 'louvain', '--out', path('c.json'), '--json')
      const finding = communityFindingSchema.parse(JSON.parse(read('c.json')))
      expect(JSON.parse(json.output)).toEqual(JSON.parse(read('c.json')))
      expect(finding.manifest.parameters).toMatchObject({ method: 'louvain', seeds: 10, seed: 1 })
      expect(finding.network).toMatchObject({ nodes: 7, ties: 8 })
    })

    it('follows a measure through windows, with what has no date stated', async () => {
      const own = ['--case', names.small, '--measure', 'degree', '--nodes', 'persons']
      const days = ['--from', '2020-01-01', '--to', '2020-06-30', '--every', 'quarter', '--undated', 'in']
      const out = await run('change', ...own, ...days, '--out', path('h.json'))
      expect(out.code, out.errors).toBe(0)
      const finding = changeFindingSchema.parse(JSON.parse(read('h.json')))
      expect(finding.windows.map(({ from, to }) => [from, to])).toEqual([
        ['2020-01-01', '2020-03-31'],
        ['2020-04-01', '2020-06-30'],
      ])
      expect(finding.evidence.undated).toBe(finding.evidence.all)
      expect(finding.windows.map(({ ties }) => ties)).toEqual([8, 8])
      expect(finding.windows[1]?.arrivals).toEqual([])
      expect(out.output).toContain('without a date (counted in every window)')
    })

    it.each([
      [['communities', '--seeds', '1'], /--seeds/u],
      [['communities', '--threshold', '0'], /--threshold/u],
      [['change', '--measure', 'nothing'], /no measure "nothing"/u],
      [['change', '--measure', 'degree', '--every', 'week'], /month, quarter/u],
      [['change', '--measure', 'degree', '--as-at', '2020-01-01'], /--as-at/u],
    ] as const)('refuses %j', async (argv, message) => {
      const out = await run(...argv, '--case', names.small)
      expect([out.code, out.errors]).toEqual([2, expect.stringMatching(message)])
    })

    it('names nobody who is masked', async () => {
      const always = ['--undated', 'in', '--from', '2000-01-01', '--to', '2025-12-31']
      const written = [
        await run('communities', '--case', names.masked, '--seeds', '5', '--json'),
        await run('change', '--case', names.masked, '--measure', 'degree', ...always, '--json'),
      ]
      for (const { code, output, errors } of written) {
        expect(code, errors).toBe(0)
        // A relative in the network goes by a name of his own.
        const folded = ` ${foldName(output)} `.replaceAll('ramiro quillahuaman', '')
        expect(SECRETS.filter((secret) => folded.includes(foldName(secret)))).toEqual([])
        expect(output).toContain('Teo Barrantes')
      }
    })
  })
})
