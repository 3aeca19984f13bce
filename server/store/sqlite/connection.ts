import { StoreUnavailableError } from '../store-errors.ts'
import { discardRestores } from './delete-rows.ts'
import { openDatabase, releaseFiles } from './driver.ts'
import type { SqlDatabase } from './driver.ts'
import { areBytesDue, releaseBytes } from './release-bytes.ts'
import { migrateSchema } from './schema.ts'

const BUSY_TIMEOUT_MS = 5000

/** In KiB, which hold the indexes of a case of some hundred thousand claims, or of twice as many while it is written. */
const READER_CACHE = 65_536
const WRITER_CACHE = 131_072

/** In pages of 4 KiB: where ids are random, parts of an import write to the same pages again and again. */
const CHECKPOINT_EVERY = 8192

/**
 * One file, two connections: a writer whose transactions may last over many turns of the event loop, and a reader that
 * meanwhile sees only what has been committed.
 */
export interface Connection {
  readonly reader: SqlDatabase
  /** Runs writing work in one transaction, after all that was asked for before. Resolves once it is on disk. */
  write<T>(work: (writer: SqlDatabase) => T | Promise<T>): Promise<T>
  /** Runs work that may not be in a transaction, in the same turn as writing work. */
  runAlone<T>(work: (writer: SqlDatabase) => T | Promise<T>): Promise<T>
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
    reader.exec(`PRAGMA query_only = ON; PRAGMA cache_size = -${READER_CACHE}`)
    return joinConnections(writer, reader)
  } catch (error) {
    writer.close()
    throw error
  }
}

function prepareWriter(writer: SqlDatabase, file: string, maxPages: number | undefined): void {
  // Readers go on beside a long import only with a write-ahead log; FULL waits for the disk at every commit.
  writer.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;')
  writer.exec(`PRAGMA cache_size = -${WRITER_CACHE}; PRAGMA wal_autocheckpoint = ${CHECKPOINT_EVERY}`)
  migrateSchema(writer, file)
  finishCutOff(writer)
  if (maxPages !== undefined) writer.exec(`PRAGMA max_page_count = ${Math.trunc(maxPages)}`)
}

/** Ends what a crash or a full disk has left half done. */
function finishCutOff(writer: SqlDatabase): void {
  writer.exec('BEGIN IMMEDIATE')
  discardRestores(writer)
  writer.exec('COMMIT')
  if (!areBytesDue(writer)) return
  try {
    releaseBytes(writer)
  } catch (error) {
    // Still no room: it stays due, and the store works.
    if (!(error instanceof StoreUnavailableError)) throw error
  }
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

  function enqueue<T>(work: () => Promise<T>): Promise<T> {
    const result = last.then(work)
    last = result.catch(() => undefined)
    return result
  }

  let closing: Promise<void> | null = null
  return {
    reader,
    write: (work) => enqueue(() => runTransaction(writer, work)),
    runAlone: (work) => enqueue(async () => work(writer)),
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
