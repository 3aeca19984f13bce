import { afterAll, beforeAll, describe } from 'vitest'

import type { CaseStore, StoreClock } from '../../server/store/case-store.ts'
import type { FindBench, StoreBench } from './store-bench.ts'
import { describeAppend } from './suites/append.contract.ts'
import { describeCases } from './suites/cases.contract.ts'
import { describeClocks } from './suites/clocks.contract.ts'
import { describeCustody } from './suites/custody.contract.ts'
import { describeFindings } from './suites/findings.contract.ts'
import { describeHistory } from './suites/history.contract.ts'
import { describeImports } from './suites/imports.contract.ts'
import { describeLinks } from './suites/links.contract.ts'
import { describeReads } from './suites/reads.contract.ts'
import { describeRows } from './suites/rows.contract.ts'
import { describeSearch } from './suites/search.contract.ts'
import { describeTraversals } from './suites/traverse.contract.ts'
import { describeText } from './suites/text.contract.ts'
import { describeTimeline } from './suites/timeline.contract.ts'
import { makeClock } from './test-clock.ts'

/** One implementation of the port, as the suite needs it. */
export interface StoreFactory {
  readonly name: string
  /** Opens a store; it may hold cases of others already. */
  open(clock: StoreClock): Promise<CaseStore>
  /** Clears up whatever `open` made, after the store is closed. */
  cleanUp?(): Promise<void>
  /** How many random histories to try. */
  readonly historyRuns: number
}

/** Every promise of the port (server/store/case-store.ts), kept or not by one implementation. */
export function describeCaseStore(factory: StoreFactory): void {
  describe(`the ${factory.name} case store`, () => {
    let bench: StoreBench | null = null
    const findBench: FindBench = () => {
      if (bench === null) throw new Error('the store of this suite did not open')
      return bench
    }

    beforeAll(async () => {
      const clock = makeClock()
      bench = { store: await factory.open(() => clock.now), clock }
    })

    afterAll(async () => {
      await bench?.store.close()
      await factory.cleanUp?.()
    })

    describeCases(findBench)
    describeAppend(findBench)
    describeImports(findBench)
    describeCustody(findBench)
    describeClocks(findBench)
    describeReads(findBench)
    describeSearch(findBench)
    describeLinks(findBench)
    describeTimeline(findBench)
    describeText(findBench, factory.historyRuns)
    describeRows(findBench)
    describeFindings(findBench)
    describeHistory(findBench, factory.historyRuns)
    describeTraversals(findBench, factory.historyRuns)
  })
}
