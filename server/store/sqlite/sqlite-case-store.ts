import type { CaseStore, StoreClock } from '../case-store.ts'
import { bindCustody } from './bind-custody.ts'
import { bindFinder } from './bind-finder.ts'
import { bindFindings } from './bind-findings.ts'
import { bindReader } from './bind-reader.ts'
import { bindRegister } from './bind-register.ts'
import { bindWriter } from './bind-writer.ts'
import { openConnection } from './connection.ts'

export interface SqliteStoreOptions {
  /** Path of the file, created when it is not there; its folder must be. */
  readonly file: string
  readonly clock: StoreClock
  /** The most pages (of 4 KiB) the file may grow to; beyond that the disk counts as full. */
  readonly maxPages?: number
}

/**
 * Opens the embedded store: one file, one process at a time (data-folder-lock.ts).
 *
 * @throws {StoreUnavailableError} when the file cannot be opened or is none of ours
 */
export function openSqliteStore(options: SqliteStoreOptions): CaseStore {
  const connection = openConnection(options.file, options.maxPages)
  const core = { connection, clock: options.clock }
  return {
    backend: 'sqlite',
    ...bindRegister(core),
    ...bindWriter(core),
    ...bindCustody(core),
    ...bindReader(core),
    ...bindFinder(core),
    ...bindFindings(core),
    close: () => connection.close(),
  }
}
