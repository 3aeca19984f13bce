import { setTimeout } from 'node:timers/promises'

import { beforeAll, describe, expect, inject, it, onTestFinished } from 'vitest'

import { openNeo4jStore } from '../../server/store/neo4j/neo4j-case-store.ts'
import { StoreUnavailableError } from '../../server/store/store-errors.ts'
import { makeCaseName } from '../contract/store-bench.ts'
import { chooseRuns } from '../soak.ts'
import { carryOut, ENDINGS } from './carry-out.ts'
import type { Say } from './carry-out.ts'
import { checkAfterCut, digestUndisturbed } from './check-after-cut.ts'
import type { Digests } from './check-after-cut.ts'
import { CutProxy } from './cut-proxy.ts'
import { planImport } from './import-plan.ts'
import { drawMoments, makeDraw } from './moments.ts'

const PARTS = 6
const neo4j = inject('neo4j')

describe('an import into Neo4j whose connection is cut', () => {
  const plan = planImport(PARTS, 20)
  let digests: Digests

  beforeAll(async () => {
    digests = await digestUndisturbed(plan)
  })

  if ('skipped' in neo4j) {
    it('has a database to run on', (context) => {
      expect(process.env['CI'], `Neo4j has to be there under CI: ${neo4j.skipped}`).not.toBe('true')
      context.skip(neo4j.skipped)
    })
    return
  }

  async function openLine(access: { user: string; password: string; uri: string }) {
    const proxy = await CutProxy.open(access.uri)
    const store = await openNeo4jStore({ ...access, uri: proxy.uri, clock: () => new Date() })
    onTestFinished(async () => {
      await store.close()
      await proxy.close()
    })
    return { proxy, store }
  }

  it.each(drawMoments(chooseRuns(2, 20), PARTS, 120, 3))(
    'goes on, or says that it cannot: $delayMs ms after "$line"',
    { timeout: 180_000 },
    async (moment) => {
      const { proxy, store } = await openLine(neo4j)
      const lines: string[] = []
      const say: Say = (line) => {
        lines.push(line)
        if (line !== moment.line) return
        void setTimeout(moment.delayMs).then(async () => {
          proxy.cut()
          await setTimeout(moment.delayMs * 2)
          proxy.mend()
        })
      }
      const failure = await carryOut(store, plan, makeCaseName(), moment.ending, say).catch((error: unknown) => error)
      if (failure !== undefined) expect(failure).toBeInstanceOf(StoreUnavailableError)
      proxy.mend()
      await checkAfterCut(store, plan, digests, lines)
    },
  )

  it.each(ENDINGS.slice(0, chooseRuns(1, 2)))(
    'does all once although a quarter of the acknowledgements are lost: %s',
    { timeout: 180_000 },
    async (ending) => {
      const { proxy, store } = await openLine(neo4j)
      const short = planImport(2, 8)
      const lines: string[] = []
      const draw = makeDraw(7)
      proxy.loseAnswers(() => draw() < 1 / 4)
      await carryOut(store, short, makeCaseName(), ending, (line) => lines.push(line))
      expect(lines.slice(1)).toEqual(['part 0', 'part 1', ending, 'done'])
      expect(proxy.lostAnswers).toBeGreaterThan(1)
      proxy.loseAnswers(() => false)
      await checkAfterCut(store, short, await digestUndisturbed(short), lines)
    },
  )
})
