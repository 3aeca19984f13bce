import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'

import { storedFindingSchema } from '../../../server/contract/findings.ts'
import { describeComparison } from '../../../server/cli/describe-comparison.ts'
import { openDatabase } from '../../../server/store/sqlite/driver.ts'
import { buildAnalysisCase } from '../api/analysis-case.ts'
import { chooseStore, startTestServer } from '../start-test-server.ts'
import { runTramaHere } from './run-trama.ts'
import type { Outcome } from './run-trama.ts'

const documentSchema = z.object({
  finding: z.string(),
  manifest: z.object({ inputHash: z.string(), seed: z.literal(3), projection: z.object({ knownAt: z.string() }) }),
  rows: z.array(
    z.object({
      entity: z.object({ id: z.string(), label: z.string() }),
      values: z.record(z.string(), z.number()),
      stability: z.record(z.string(), z.object({ best: z.number(), worst: z.number() })),
    }),
  ),
  reasons: z.array(z.object({ a: z.string(), b: z.string(), claims: z.array(z.string()).min(1) })),
})

describe('trama findings and trama rerun', () => {
  let folder = ''
  let data = ''
  const out = (name: string): string => join(folder, name)
  const run = (...argv: string[]): Promise<Outcome> => runTramaHere([...argv, '--case', 'Findings', '--data-dir', data])

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'trama-findings-'))
    data = join(folder, 'data')
    const server = await startTestServer('sqlite', data)
    await server.importCase(buildAnalysisCase(), 'Findings')
    await server.close()
    chooseStore('sqlite')
  })
  afterAll(() => rm(folder, { recursive: true }))

  async function analyse(file: string): Promise<z.output<typeof documentSchema>> {
    const options = ['--nodes', 'persons', '--resamples', '2', '--seed', '3', '--out', out(file), '--json']
    const { code, output, errors } = await run('analyse', '--measures', 'degree,betweenness,bridges', ...options)
    expect(code, errors).toBe(0)
    return documentSchema.parse(JSON.parse(output))
  }

  it('write a whole run as JSON, with manifest, stability and reasons, names masked', async () => {
    const printed = await analyse('run.json')
    const written = documentSchema.parse(JSON.parse(await readFile(out('run.json'), 'utf8')))
    expect(written).toEqual(printed)
    expect(written.rows.map((row) => row.entity.id)).toEqual(['a', 'b', 'c', 'd', 'e', 'f', 'h'])
    expect(written.rows.find((row) => row.entity.id === 'd')?.values['degree']).toBe(4)
    expect(Object.keys(written.rows[0]?.stability ?? {})).toEqual(['degree', 'betweenness'])
    expect(written.reasons.find(({ a, b }) => a === 'e' && b === 'f')?.claims).toEqual(['t-ef'])
    expect(JSON.stringify(written)).not.toContain('Quillahuam')
  })

  it('list what was kept, and run it again to the identical result', async () => {
    const { finding } = await analyse('again.csv')
    const { code, output } = await run('findings', '--json', '--limit', '1')
    expect(code).toBe(0)
    const [newest] = z.array(storedFindingSchema).parse(JSON.parse(output))
    expect(newest).toMatchObject({ id: finding, task: 'analyse', manifest: { parameters: { seed: 3 } } })
    const plain = await run('findings')
    expect(plain.output.split('\n')[0]).toContain(`${finding}  `)
    const again = await run('rerun', finding)
    expect(again.code).toBe(0)
    expect(again.output).toMatch(/^Identical: analyse gives the same result to the last bit/u)
  })

  it('end with 6 where the result is another, and say what differs', async () => {
    const { finding } = await analyse('altered.csv')
    // A program whose material reads otherwise: an earlier version of the claim, behind the back of the store.
    const database = openDatabase(join(data, 'trama.db'), { busyTimeoutMs: 5000 })
    database.run(`DELETE FROM claim WHERE id = ?`, ['t-ef'])
    database.close()
    const { code, output, errors } = await run('rerun', finding)
    expect(code, errors).toBe(6)
    expect(output).toMatch(/^Different: analyse gives another result/u)
    expect(output).toContain('  claims: 1 went (t-ef)')
    expect(output).toMatch(/finding\/rankings\/degree\/rows\/f\/value: 1, now 0/u)
    const json = await run('rerun', finding, '--json')
    expect(json.code).toBe(6)
    expect(JSON.parse(json.output)).toMatchObject({ outcome: 'different', then: finding })
  })

  it('end with 4 for a finding or a case that is not there', async () => {
    expect((await run('rerun', 'finding-none')).code).toBe(4)
    expect((await runTramaHere(['findings', '--case', 'Nowhere', '--data-dir', data])).code).toBe(4)
  })

  it('tell of another version that its values are the same', () => {
    const same = { same: false, then: 'a', now: 'b' }
    const lines = describeComparison({
      task: 'analyse',
      then: 'finding-1',
      now: 'finding-2',
      outcome: 'same-values',
      version: { then: '0.1.0', now: '0.2.0' },
      asked: [],
      input: { ...same, same: true, changes: [] },
      result: { ...same, differences: [], count: 0 },
    })
    expect(lines[0]).toMatch(/^The same values/u)
    expect(lines).toContain('Program: version 0.1.0, now 0.2.0.')
  })
})
