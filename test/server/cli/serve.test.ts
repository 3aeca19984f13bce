import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'

import { peruCase } from '../../../fixtures/cases/two-news-reports/case.ts'
import { caseListSchema } from '../../../server/contract/cases.ts'
import { graphSchema } from '../../../server/contract/graph.ts'
import type { Graph } from '../../../server/contract/graph.ts'
import { awaitLine, runTrama, spawnTrama } from './run-trama.ts'

let folder: string

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'trama-serve-'))
})
afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

describe('trama serve', { timeout: 120_000 }, () => {
  it('loads the demos once, prints an address that signs in, and stops on Ctrl-C leaving nothing behind', async () => {
    const data = join(folder, 'demo')
    for (const round of ['first', 'second']) {
      const child = spawnTrama(['serve', '--port', '0', '--data-dir', data])
      const link = await awaitLine(child)
      expect(link, round).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/\?token=[\w-]{43}$/)
      const cookie = await signIn(link)
      const response = await fetch(`${new URL(link).origin}/api/cases`, { headers: { cookie } })
      expect(caseListSchema.parse(await response.json()).cases.map(({ name }) => name)).toEqual([
        'A synthetic organisation with five branches',
        'Two news reports from Peru',
      ])
      child.kill('SIGINT')
      const [code] = (await once(child, 'close')) as [number]
      expect(code).toBe(0)
      expect(existsSync(join(data, 'server.json'))).toBe(false)
    }
  })

  it('shows the same demo case on Neo4j', async ({ skip }) => {
    const neo4j = inject('neo4j')
    if ('skipped' in neo4j) return skip(neo4j.skipped)
    const environment = { NEO4J_URI: neo4j.uri, NEO4J_USER: neo4j.user, NEO4J_PASSWORD: neo4j.password }
    const embedded = await drawDemo(join(folder, 'embedded'), {})
    const onNeo4j = await drawDemo(join(folder, 'neo4j'), environment)
    expect(onNeo4j).toEqual(embedded)
    expect(embedded.nodes.length).toBe(peruCase().batch.records.filter((one) => one.type === 'entity').length)
    return undefined
  })

  it('takes the next free port when the one asked for is taken', async () => {
    const taken = createServer().listen(0, '127.0.0.1')
    await once(taken, 'listening')
    const address = taken.address()
    const port = typeof address === 'object' && address !== null ? address.port : 0
    const child = spawnTrama(['serve', '--port', String(port), '--data-dir', join(folder, 'port'), '--no-demo'])
    const link = new URL(await awaitLine(child))
    expect(Number(link.port)).toBeGreaterThan(port)
    child.kill('SIGTERM')
    await once(child, 'close')
    taken.close()
  })

  it('lets the command line work through a running server, and refuses a second one', async () => {
    const data = join(folder, 'shared')
    const child = spawnTrama(['serve', '--port', '0', '--data-dir', data])
    await awaitLine(child)
    const listed = await runTrama(['case', 'list', '--data-dir', data])
    expect(listed).toMatchObject({ code: 0 })
    expect(listed.output).toContain('Two news reports from Peru')
    const second = await runTrama(['serve', '--port', '0', '--data-dir', data])
    expectOneSentence(second, /runs already on the data folder/)
    child.kill('SIGINT')
    await once(child, 'close')
  })

  it('says in one sentence what is wrong with the data folder or the port', async () => {
    const file = join(folder, 'a-file')
    writeFileSync(file, '')
    const unwritable = await runTrama(['serve', '--data-dir', join(file, 'data')])
    expectOneSentence(unwritable, /cannot be written .* --data-dir/)
    const port = await runTrama(['serve', '--port', '70000', '--data-dir', join(folder, 'x')])
    expect(port.code).toBe(2)
    expect(port.errors).toMatch(/0 to 65535/)
  })

  it('says in one sentence that Neo4j cannot be reached', async () => {
    const environment = { NEO4J_URI: 'bolt://127.0.0.1:1', NEO4J_PASSWORD: 'x' }
    const outcome = await runTrama(['serve', '--data-dir', join(folder, 'unreachable')], environment)
    expectOneSentence(outcome, /Neo4j/)
  })

  it('says in one sentence that the Neo4j password is wrong', async ({ skip }) => {
    const neo4j = inject('neo4j')
    if ('skipped' in neo4j) return skip(neo4j.skipped)
    const environment = { NEO4J_URI: neo4j.uri, NEO4J_USER: neo4j.user, NEO4J_PASSWORD: 'certainly-not-it' }
    const outcome = await runTrama(['serve', '--data-dir', join(folder, 'wrong')], environment)
    expectOneSentence(outcome, /password/i)
    return undefined
  })
})

function expectOneSentence(outcome: { code: number | null; errors: string; output: string }, wording: RegExp): void {
  expect(outcome.code).toBe(5)
  const lines = outcome.errors.split('\n').filter((line) => line.startsWith('trama: '))
  expect(lines).toHaveLength(1)
  expect(lines[0]).toMatch(wording)
  expect(outcome.errors).not.toMatch(/\n\s+at /)
  expect(outcome.output).toBe('')
}

/** The chart of the demo case as a fresh start serves it. */
async function drawDemo(data: string, environment: Record<string, string>): Promise<Graph> {
  const child = spawnTrama(['serve', '--port', '0', '--data-dir', data], environment)
  const link = await awaitLine(child)
  const headers = { cookie: await signIn(link) }
  const { origin } = new URL(link)
  const { cases } = caseListSchema.parse(await (await fetch(`${origin}/api/cases`, { headers })).json())
  const demo = cases.find((one) => one.name === peruCase().name)
  const graph: unknown = await (await fetch(`${origin}/api/cases/${demo?.id ?? ''}/graph`, { headers })).json()
  child.kill('SIGINT')
  await once(child, 'close')
  return graphSchema.parse(graph)
}

async function signIn(link: string): Promise<string> {
  const response = await fetch(link, { redirect: 'manual' })
  return response.headers.get('set-cookie')?.split(';')[0] ?? ''
}
