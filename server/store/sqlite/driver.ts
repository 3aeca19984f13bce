import { setImmediate } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

import Database from 'libsql'

import { StoreUnavailableError } from '../store-errors.ts'

/**
 * The only file that knows which SQLite driver is used (libsql 0.5), so that `node:sqlite` can replace it. It hides
 * the sharp edges measured on that driver; test/contract/sqlite/driver.test.ts holds each of them.
 */
export type SqlValue = string | number | Uint8Array | null
export type SqlRow = Readonly<Record<string, SqlValue>>
/** True and false are written as 1 and 0 and read back so. */
export type SqlParameter = SqlValue | boolean

export interface SqlDatabase {
  readonly inTransaction: boolean
  /** Runs statements that take no parameters and whose rows nobody needs. */
  exec(sql: string): void
  /** Runs one writing statement and returns the number of the row it added last. */
  run(sql: string, parameters: readonly SqlParameter[]): number
  /** All rows of one query; its caller knows their shape. */
  all(sql: string, parameters: readonly SqlParameter[]): SqlRow[]
  /** The first row, or null when there is none. */
  get(sql: string, parameters: readonly SqlParameter[]): SqlRow | null
  /** Gives up locks at once, and the files when `releaseFiles` is called or memory is next cleaned up. */
  close(): void
}

export interface OpenOptions {
  /** How long to wait for another process that is writing; 0 gives up at once. */
  readonly busyTimeoutMs: number
}

type Binding = string | number | bigint | Buffer | null
type Statement = Database.Statement<[readonly Binding[]]>

/** Another process holds a lock that was not given up in time. */
export class SqlBusyError extends StoreUnavailableError {}

/** @throws {StoreUnavailableError} when the file cannot be opened */
export function openDatabase(file: string, options: OpenOptions): SqlDatabase {
  const database = translateErrors(file, () => new Database(file, { timeout: options.busyTimeoutMs }))
  return new LibsqlDatabase(file, database)
}

/** The driver holds the files of a closed database until its statements are garbage: this has them collected. */
export async function releaseFiles(): Promise<void> {
  setFlagsFromString('--expose-gc')
  const collectGarbage = runInNewContext('gc') as () => void
  await setImmediate()
  collectGarbage()
  await setImmediate()
}

class LibsqlDatabase implements SqlDatabase {
  readonly #file: string
  readonly #statements = new Map<string, { readonly statement: Statement; readonly parameterCount: number }>()
  #database: Database.Database | null

  constructor(file: string, database: Database.Database) {
    this.#file = file
    this.#database = database
  }

  get inTransaction(): boolean {
    return this.#database?.inTransaction ?? false
  }

  exec(sql: string): void {
    translateErrors(this.#file, () => this.#requireOpen().exec(sql))
  }

  run(sql: string, parameters: readonly SqlParameter[]): number {
    const bindings = parameters.map(toLastingBinding)
    const result = translateErrors(this.#file, () => this.#prepare(sql, parameters).run(bindings))
    const { lastInsertRowid: no } = result
    return typeof no === 'bigint' ? toExactNumber(no) : no
  }

  all(sql: string, parameters: readonly SqlParameter[]): SqlRow[] {
    const rows = translateErrors(this.#file, () => this.#prepare(sql, parameters).all(parameters.map(toBinding)))
    return rows.map((row) => readRow(row as Record<string, SqlValue | bigint>))
  }

  // The driver's own `get` adds a column `_metadata`.
  get(sql: string, parameters: readonly SqlParameter[]): SqlRow | null {
    return this.all(sql, parameters)[0] ?? null
  }

  close(): void {
    this.#statements.clear()
    this.#database?.close()
    this.#database = null
  }

  #prepare(sql: string, parameters: readonly SqlParameter[]): Statement {
    let prepared = this.#statements.get(sql)
    if (prepared === undefined) {
      const statement: Statement = this.#requireOpen().prepare<[readonly Binding[]]>(sql)
      statement.safeIntegers(true)
      prepared = { statement, parameterCount: sql.split('?').length - 1 }
      this.#statements.set(sql, prepared)
    }
    // A parameter left out would keep the value of the call before.
    if (prepared.parameterCount !== parameters.length) {
      throw new TypeError(`${prepared.parameterCount} parameters expected, ${parameters.length} given: ${sql}`)
    }
    return prepared.statement
  }

  #requireOpen(): Database.Database {
    if (this.#database === null) throw new StoreUnavailableError(`The database ${this.#file} is closed.`)
    return this.#database
  }
}

/** A boolean aborts the process, and a number always binds as a float, whatever its value. */
function toBinding(value: SqlParameter): Binding {
  if (typeof value === 'boolean') return value ? 1n : 0n
  if (typeof value === 'number') return toNumberBinding(value)
  return value instanceof Uint8Array ? Buffer.from(value.buffer, value.byteOffset, value.byteLength) : value
}

function toNumberBinding(value: number): number | bigint {
  if (!Number.isFinite(value)) throw new RangeError(`${value} cannot be kept as a number`)
  if (!Number.isInteger(value)) return value
  if (!Number.isSafeInteger(value)) throw new RangeError(`${value} is beyond the integers kept exactly`)
  return BigInt(value)
}

/** A string as Node 20 has it; the compiler's library is older. */
interface CheckedString {
  isWellFormed(): boolean
}

/** Text stops at NUL when read, and a lone surrogate comes back as U+FFFD: neither is ever written. */
function toLastingBinding(value: SqlParameter): Binding {
  if (typeof value !== 'string') return toBinding(value)
  // A pattern that looks for both takes eight times as long, on every text of an import.
  if (value.includes('\0') || !(value as unknown as CheckedString).isWellFormed()) {
    throw new TypeError('text with a NUL or a lone surrogate would not read back; keep it as JSON or bytes')
  }
  return value
}

function readRow(row: Record<string, SqlValue | bigint>): SqlRow {
  for (const [column, value] of Object.entries(row)) {
    if (typeof value === 'bigint') row[column] = toExactNumber(value)
  }
  return row as SqlRow
}

function toExactNumber(value: bigint): number {
  const number = Number(value)
  if (!Number.isSafeInteger(number)) throw new RangeError(`${value} is beyond the integers read exactly`)
  return number
}

/** Codes that speak of the file, the disk or another process; all others are mistakes of ours and pass as they are. */
const ADVICE: Readonly<Record<string, string>> = {
  SQLITE_FULL: 'The disk is full, nothing was kept. Free some space and try again',
  SQLITE_IOERR: 'The disk could not be read or written. Check it, then try again',
  SQLITE_NOTADB: 'The file is no database of Trama. Choose another data folder, or restore a backup',
  SQLITE_CORRUPT: 'The database is damaged. Restore a backup',
  SQLITE_READONLY: 'The file cannot be written. Check the rights on the data folder',
  SQLITE_CANTOPEN: 'The file cannot be opened. Check that the data folder is there and can be written',
  SQLITE_PERM: 'The file cannot be opened. Check the rights on the data folder',
}

function translateErrors<T>(file: string, work: () => T): T {
  try {
    return work()
  } catch (error) {
    if (!(error instanceof Error)) throw error
    const code = readErrorCode(error)
    if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) {
      throw new SqlBusyError(`Another process is using ${file}. Stop it, or wait until it has finished.`, {
        cause: error,
      })
    }
    const advice = Object.keys(ADVICE).find((prefix) => code.startsWith(prefix))
    if (advice === undefined) throw error
    throw new StoreUnavailableError(`${ADVICE[advice] ?? ''}: ${file}.`, { cause: error })
  }
}

/** A file that cannot be opened is a plain Error of the driver, without a code. */
function readErrorCode(error: Error): string {
  if (error instanceof Database.SqliteError) return error.code
  return error.message.startsWith('ConnectionFailed') ? 'SQLITE_CANTOPEN' : ''
}
