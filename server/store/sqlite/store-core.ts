import type { Clocks } from '../../domain/clocks.ts'
import type { CaseId } from '../../domain/ids.ts'
import type { StoreClock } from '../case-store.ts'
import { checkClocks } from '../check-read.ts'
import type { Connection } from './connection.ts'
import { openScope } from './open-scope.ts'
import type { ReadScope } from './read-records.ts'

/** What all parts of an open SQLite store work on. */
export interface StoreCore {
  readonly connection: Connection
  readonly clock: StoreClock
}

/** Reads in one case, up to the instant that the clocks let it see. */
export function readInCase<T>(
  { connection }: StoreCore,
  caseId: CaseId,
  clocks: Clocks,
  work: (scope: ReadScope) => T,
): Promise<T> {
  return attempt(() => {
    checkClocks(clocks)
    return work(openScope(connection.reader, caseId, clocks))
  })
}

/** The driver answers at once or throws; a port's method resolves or rejects. */
export function attempt<T>(work: () => T): Promise<T> {
  return new Promise((resolve) => {
    resolve(work())
  })
}
