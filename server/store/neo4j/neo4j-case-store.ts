import type { CaseId } from '../../domain/ids.ts'
import type { CaseStore, StoreClock } from '../case-store.ts'
import { bindCustody } from './bind-custody.ts'
import { bindFinder } from './bind-finder.ts'
import { bindFindings } from './bind-findings.ts'
import { bindReader } from './bind-reader.ts'
import { bindRegister } from './bind-register.ts'
import { bindWriter } from './bind-writer.ts'
import { connect } from './connect.ts'
import { openGdsBackend } from './gds-backend.ts'
import type { Neo4jConnection } from './connect.ts'
import { finishLeftovers } from './finish-leftovers.ts'
import { ConcurrencyLimit } from '../concurrency-limit.ts'

export interface Neo4jStoreOptions extends Neo4jConnection {
  readonly clock: StoreClock
}

/**
 * An append takes a second connection while it holds its own; at most so many at a time leave enough of the driver's
 * hundred for them to end.
 */
const MOST_APPENDS = 40

/**
 * Opens the store of a Neo4j server, 5.26 or later, and brings its schema up to date.
 *
 * @throws {StoreUnavailableError} one sentence with the remedy
 */
export async function openNeo4jStore(options: Neo4jStoreOptions): Promise<CaseStore> {
  const transactions = await connect(options)
  const core = {
    transactions,
    clock: options.clock,
    appends: new ConcurrencyLimit(MOST_APPENDS),
    doubted: new Set<CaseId>(),
  }
  try {
    await finishLeftovers(core)
  } catch (error) {
    await transactions.close()
    throw error
  }
  return {
    backend: 'neo4j',
    ...bindRegister(core),
    ...bindWriter(core),
    ...bindCustody(core),
    ...bindReader(core),
    ...bindFinder(core),
    ...bindFindings(core),
    networkBackend: openGdsBackend(transactions),
    close: () => transactions.close(),
  }
}
