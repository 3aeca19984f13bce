import type { Integer } from 'neo4j-driver'

import type { CaseId } from '../../domain/ids.ts'
import { UnknownCaseError } from '../store-errors.ts'
import { fromInteger } from './convert-values.ts'
import { finishErasure } from './erase-case.ts'
import { finishProjection } from './project-import.ts'
import { discardRestore } from './restore-case.ts'
import { isLeftBehind } from './restore-holder.ts'
import type { StoreCore } from './store-core.ts'

interface LeftoverRow extends Record<string, unknown> {
  readonly id: CaseId
  readonly hidden: 'restoring' | 'erasing' | null
  readonly holder: string | null
  readonly silence: Integer | null
}

/** Ends what a crash cut off: erasures and projections are finished, restores that nobody goes on with are discarded. */
export async function finishLeftovers(core: StoreCore): Promise<void> {
  const rows = await core.transactions.read((transaction) => transaction.run<LeftoverRow>('read/unfinished-cases'))
  for (const row of rows) {
    try {
      await finishLeftover(core, row)
    } catch (error) {
      // Another process was quicker.
      if (!(error instanceof UnknownCaseError)) throw error
    }
  }
}

async function finishLeftover(core: StoreCore, { id, hidden, holder, silence }: LeftoverRow): Promise<void> {
  if (hidden === null) return finishProjection(core.transactions, id)
  if (hidden === 'erasing') {
    await finishErasure(core, id, {})
    return
  }
  const isOver = holder === null || isLeftBehind(holder, silence === null ? Infinity : fromInteger(silence))
  if (isOver) await discardRestore(core, id)
}
