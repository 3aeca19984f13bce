import { randomUUID } from 'node:crypto'

import neo4j from 'neo4j-driver'
import type {
  BookmarkManager,
  Driver,
  ManagedTransaction,
  RecordShape,
  Session,
  SessionConfig,
  SessionMode,
} from 'neo4j-driver'

import { explainFailure } from './explain-failure.ts'
import type { Address } from './explain-failure.ts'
import type { CypherLibrary, QueryName } from './load-cypher.ts'

export type QueryParameters = Readonly<Record<string, unknown>>

/** One open transaction, in which queries are run by the names of their files. */
export interface Transaction {
  /** Rows as objects by column; the caller names their type, which the file's header states. */
  readonly run: <Row extends RecordShape>(query: QueryName, parameters?: QueryParameters) => Promise<Row[]>
}

/**
 * Runs work in transactions of the database. The driver runs the whole function again after a passing failure
 * (deadlock, change of leader), so it must have no effect outside that a second run would spoil. Reads may go to a
 * replica of a cluster; bookmarks make every read see the writes of this store before it.
 */
export class Transactions {
  readonly #bookmarks: BookmarkManager = neo4j.bookmarkManager()
  readonly #driver: Driver
  readonly #library: CypherLibrary
  readonly #address: Address

  constructor(driver: Driver, library: CypherLibrary, address: Address) {
    this.#driver = driver
    this.#library = library
    this.#address = address
  }

  read<T>(work: (transaction: Transaction) => Promise<T>): Promise<T> {
    return this.#inSession(neo4j.session.READ, (session) => session.executeRead((managed) => work(this.#wrap(managed))))
  }

  /** With a signal, aborting it has the server end what it is doing, and rejects with its reason. */
  write<T>(work: (transaction: Transaction) => Promise<T>, signal?: AbortSignal): Promise<T> {
    return this.#inSession(neo4j.session.WRITE, async (session) => {
      if (signal === undefined) return session.executeWrite((managed) => work(this.#wrap(managed)))
      return this.#runNamed(session, work, signal)
    })
  }

  /** Runs work under a name by which another transaction can have it ended: a session alone cannot interrupt itself. */
  async #runNamed<T>(
    session: Session,
    work: (transaction: Transaction) => Promise<T>,
    signal: AbortSignal,
  ): Promise<T> {
    signal.throwIfAborted()
    const run = randomUUID()
    const end = (): void => {
      this.write((transaction) => transaction.run('analysis/terminate-run', { run })).catch(() => undefined)
    }
    signal.addEventListener('abort', end)
    try {
      return await session.executeWrite(
        (managed) => {
          signal.throwIfAborted()
          return work(this.#wrap(managed))
        },
        { metadata: { run } },
      )
    } catch (error) {
      signal.throwIfAborted()
      throw error
    } finally {
      signal.removeEventListener('abort', end)
    }
  }

  close(): Promise<void> {
    return this.#driver.close()
  }

  async #inSession<T>(mode: SessionMode, work: (session: Session) => Promise<T>): Promise<T> {
    const { database } = this.#address
    const settings: Partial<SessionConfig> = { defaultAccessMode: mode, bookmarkManager: this.#bookmarks }
    if (database !== undefined) settings.database = database
    const session = this.#driver.session(settings)
    try {
      return await work(session)
    } catch (error) {
      throw explainFailure(error, this.#address)
    } finally {
      await session.close()
    }
  }

  #wrap(managed: ManagedTransaction): Transaction {
    return {
      run: async <Row extends RecordShape>(query: QueryName, parameters: QueryParameters = {}) => {
        const result = await managed.run<Row>(this.#library.read(query), parameters)
        return result.records.map((record) => record.toObject())
      },
    }
  }
}
