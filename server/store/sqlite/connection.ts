import { openDatabase, releaseFiles } from './driver.ts'
import type { SqlDatabase } from './driver.ts'
import { migrateSchema } from './schema.ts'

const BUSY_TIMEOUT_MS = 5000

/** 64 MiB, which holds the indexes of a case of some hundred thousand claims. */
const CACHE = 'PRAGMA cache_size = -65536'

/**
 * One file, two connections: a writer whose transactions may last over many turns of the event loop, and a reader that
 * meanwhile sees only what has been committed.
 */
export interface Connection {
  readonly reader: SqlDatabase
  /** Runs writing work in one transaction, after all that was asked for before. Resolves once it is on disk. */
  write<T>(work: (writer: SqlDatabase) => T | Promise<T>): Promise<T>
  /** Waits for the writing under way, then gives up the file. */
  close(): Promise<void>
}

/**
 * Opens or creates a file. `maxPages` bounds its size, in pages of 4 KiB.
 *
 * @throws {StoreUnavailableError} when the file cannot be opened or is none of ours
 */
export function openConnection(file: string, maxPages?: number): Connection {
  const writer = openDatabase(file, { busyTimeoutMs: BUSY_TIMEOUT_MS })
  try {
    prepareWriter(writer, file, maxPages)
    const reader = openDatabase(file, { busyTimeoutMs: BUSY_TIMEOUT_MS })
    reader.exec(`PRAGMA query_only = ON; ${CACHE}`)
    return joinConnections(writer, reader)
  } catch (error) {
    writer.close()
    throw error
  }
}

function prepareWriter(writer: SqlDatabase, file: string, maxPages: number | undefined): void {
  // Readers go on beside a long import only with a write-ahead log; FULL waits for the disk at every commit.
  writer.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;')
  writer.exec(CACHE)
  migrateSchema(writer, file)
  if (maxPages !== undefined) writer.exec(`PRAGMA max_page_count = ${Math.trunc(maxPages)}`)
}

function joinConnections(writer: SqlDatabase, reader: SqlDatabase): Connection {
  let last: Promise<unknown> = Promise.resolve()

  async function close(): Promise<void> {
    await last
    reader.close()
    // Leaves one complete file behind, so that whoever copies the folder misses nothing.
    writer.exec('PRAGMA wal_checkpoint(TRUNCATE)')
    writer.close()
    await releaseFiles()
  }

  let closing: Promise<void> | null = null
  return {
    reader,
    write: (work) => {
      const result = last.then(() => runTransaction(writer, work))
      last = result.catch(() => undefined)
      return result
    },
    close: () => (closing ??= close()),
  }
}

async function runTransaction<T>(writer: SqlDatabase, work: (writer: SqlDatabase) => T | Promise<T>): Promise<T> {
  writer.exec('BEGIN IMMEDIATE')
  try {
    const result = await work(writer)
    writer.exec('COMMIT')
    return result
  } catch (error) {
    // A full disk has ended the transaction already.
    if (writer.inTransaction) writer.exec('ROLLBACK')
    throw error
  }
}
