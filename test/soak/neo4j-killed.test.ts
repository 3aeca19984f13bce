import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'

import { afterAll, beforeAll, describe, expect, inject, it, onTestFinished, vi } from 'vitest'

import { startNeo4j } from '../../scripts/neo4j.mjs'
import type { RunningNeo4j } from '../../scripts/neo4j.mjs'
import { openNeo4jStore } from '../../server/store/neo4j/neo4j-case-store.ts'
import { StoreUnavailableError } from '../../server/store/store-errors.ts'
import { makeCaseName } from '../contract/store-bench.ts'
import { chooseRuns } from '../soak.ts'
import { carryOut } from './carry-out.ts'
import { checkAfterCut, digestUndisturbed } from './check-after-cut.ts'
import type { Digests } from './check-after-cut.ts'
import { planImport } from './import-plan.ts'
import { drawMoments } from './moments.ts'

const PARTS = 4
const neo4j = inject('neo4j')

describe('an import into Neo4j whose server is killed', () => {
  const plan = planImport(PARTS, 8)
  let digests: Digests
  let home: string
  let server: RunningNeo4j | null = null
  let missing = 'skipped' in neo4j ? neo4j.skipped : null

  beforeAll(async () => {
    digests = await digestUndisturbed(plan)
    home = await mkdtemp(join(tmpdir(), 'trama-killed-'))
    if (missing !== null) return
    // A server that lives for a minute spends more on its second compiler than that gives back.
    vi.stubEnv('JAVA_TOOL_OPTIONS', '-XX:TieredStopAtLevel=1')
    try {
      server = await startNeo4j({ home, quiet: true })
    } catch (error) {
      missing = String(error)
    }
  }, 300_000)

  afterAll(async () => {
    vi.unstubAllEnvs()
    if (server !== null) await killServer(server)
    await rm(home, { recursive: true, force: true })
  })

  it.for(drawMoments(chooseRuns(1, 20), PARTS, 120, 5))(
    'goes on as if nothing had been: $delayMs ms after "$line"',
    { timeout: 600_000 },
    async (moment, context) => {
      const running = server
      if (running === null) {
        expect(process.env['CI'], `a server of its own has to start under CI: ${missing ?? ''}`).not.toBe('true')
        context.skip(missing ?? '')
        return
      }
      const { uri, user, password } = running
      const lines: string[] = []
      let restarted: Promise<void> = Promise.resolve()
      const store = await openNeo4jStore({ uri, user, password, clock: () => new Date() })
      const importing = carryOut(store, plan, makeCaseName(), moment.ending, (line) => {
        lines.push(line)
        if (line !== moment.line) return
        restarted = setTimeout(moment.delayMs).then(async () => {
          server = null
          await killServer(running)
          server = await startNeo4j({ home, port: Number(new URL(uri).port), password, quiet: true })
        })
      })
      const failure = await importing.catch((error: unknown) => error)
      if (failure !== undefined) expect(failure).toBeInstanceOf(StoreUnavailableError)
      await restarted
      await store.close()

      const reopened = await openNeo4jStore({ uri, user, password, clock: () => new Date() })
      onTestFinished(() => reopened.close())
      await checkAfterCut(reopened, plan, digests, lines)
    },
  )
})

/** Ends a server as a power cut would. */
async function killServer(server: RunningNeo4j): Promise<void> {
  process.kill(server.pid, 'SIGKILL')
  await server.exited
}
