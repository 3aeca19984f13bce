import type { StoreClock } from '../case-store.ts'
import { nextInstant } from '../next-instant.ts'
import type { Transaction, Transactions } from './transactions.ts'

/**
 * The instant of a batch, kept in a transaction of its own: a long append to one case then holds up no other case.
 * The caller holds the lock of its case.
 */
export function takeInstant(transactions: Transactions, clock: StoreClock): Promise<string> {
  return transactions.write(async (transaction) => {
    const receivedAt = nextInstant(clock, await readLastInstant(transaction))
    await transaction.run('write/set-clock', { receivedAt })
    return receivedAt
  })
}

/** Sees to it that no instant up to this one is given out any more. */
export function passInstant(transactions: Transactions, instant: string): Promise<void> {
  return transactions.write(async (transaction) => {
    const last = await readLastInstant(transaction)
    if (last === null || last < instant) await transaction.run('write/set-clock', { receivedAt: instant })
  })
}

async function readLastInstant(transaction: Transaction): Promise<string | null> {
  await transaction.run('write/lock-clock')
  const [row] = await transaction.run<{ lastReceivedAt: string | null }>('write/read-clock')
  return row?.lastReceivedAt ?? null
}
