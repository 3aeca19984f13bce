import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { disruptionFindingSchema } from '../../../server/contract/disruption.ts'
import { foldName } from '../../../server/domain/fold-name.ts'
import { buildAnalysisCase } from '../api/analysis-case.ts'
import { buildMaskingCase, SECRETS } from '../api/masking-case.ts'
import { startTestServer } from '../start-test-server.ts'
import type { TestServer } from '../start-test-server.ts'
import { runTramaHere } from './run-trama.ts'

describe('trama disrupt and trama withdraw', { timeout: 60_000 }, () => {
  let folder: string
  let server: TestServer
  const path = (file: string): string => join(folder, file)
  const run = (name: string, ...argv: string[]) =>
    runTramaHere([...argv, '--case', name, '--data-dir', server.dataFolder])

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'trama-disrupt-'))
    server = await startTestServer('sqlite')
    await server.importCase(buildAnalysisCase(), 'Small')
    await server.importCase(buildMaskingCase(), 'Masked')
  })
  afterAll(async () => {
    await server.close()
    rmSync(folder, { recursive: true, force: true })
  })

  it('write a row for each plan and removal, and the whole as JSON', async () => {
    const plans = ['--plan', 'degree', '--plan', 'random,chosen', '--chosen', 'e,d', '--nodes', 'persons']
    const table = await run('Small', 'disrupt', ...plans, '--removals', '2', '--out', path('d.csv'))
    expect(table.code, table.errors).toBe(0)
    const rows = readFileSync(path('d.csv'), 'utf8')
      .trim()
      .split('\n')
      .map((row) => row.split(','))
    expect(rows[0]?.slice(0, 8)).toEqual([
      'plan',
      'removal',
      'id',
      'label',
      'largest',
      'efficiency',
      'reach',
      'components',
    ])
    expect(rows.slice(1).map(([plan, removal]) => `${plan} ${removal}`)).toEqual(
      ['1 degree', '2 random', '3 chosen'].flatMap((plan) => [0, 1, 2].map((removal) => `${plan} ${removal}`)),
    )
    expect(rows.slice(7).map((row) => row[2])).toEqual(['', 'e', 'd'])
    // Of seven, six hang together; without e a to d do, without d also a to c.
    expect(rows.slice(7).map((row) => Math.round(Number(row[4]) * 7e9) / 1e9)).toEqual([6, 4, 3])
    expect(table.output).toContain('Structure only')
    const json = await run('Small', 'disrupt', ...plans, '--removals', '2', '--out', path('d.json'), '--json')
    const finding = disruptionFindingSchema.parse(JSON.parse(readFileSync(path('d.json'), 'utf8')))
    expect(JSON.parse(json.output)).toEqual(JSON.parse(readFileSync(path('d.json'), 'utf8')))
    expect(finding.plans[2]?.removed.map(({ id }) => id)).toEqual(['e', 'd'])
  })

  it.each([
    [['disrupt', '--plan', 'chosen', '--chosen', 'suspect,victim'], /"victim" is no node .* protected/u],
    [['disrupt', '--plan', 'chosen', '--chosen', 'nobody'], /"nobody" is no node .* no person or group of that id/u],
    [['disrupt', '--plan', 'chosen'], /--chosen/u],
    [['disrupt', '--plan', 'degree', '--chosen', 'suspect'], /--chosen/u],
    [['disrupt', '--plan', 'leiden'], /ranks nobody/u],
    [['withdraw', '--source', 's-es', '--between', 'suspect', 'minor'], /"minor" is no node .* protected/u],
    [['withdraw', '--claim', 't-nothing'], /"t-nothing" is no claim/u],
    [['withdraw', '--origin', 'entity:nobody'], /"entity:nobody" is no origin/u],
  ] as const)('refuse %j with the reason, write nothing and name nobody', async (argv, message) => {
    const { code, output, errors } = await run('Masked', ...argv, '--out', path('refused.csv'))
    expect([code, output, errors]).toEqual([2, '', expect.stringMatching(message)])
    expect(() => readFileSync(path('refused.csv'))).toThrow()
    expect(SECRETS.filter((secret) => foldName(errors).includes(foldName(secret)))).toEqual([])
  })

  it('name nobody who is masked', async () => {
    const written = [
      await run('Masked', 'disrupt', '--plan', 'degree', '--plan', 'key-players', '--removals', '5', '--json'),
      await run('Masked', 'withdraw', '--source', 's-es', '--overview', '--json'),
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
