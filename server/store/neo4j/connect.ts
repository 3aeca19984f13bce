import neo4j from 'neo4j-driver'
import type { Config, Driver } from 'neo4j-driver'

import { StoreUnavailableError } from '../store-errors.ts'
import { applySchema } from './apply-schema.ts'
import { checkServerVersion } from './check-server-version.ts'
import { explainFailure } from './explain-failure.ts'
import { findCypherFolder, loadCypher } from './load-cypher.ts'
import { Transactions } from './transactions.ts'

/** How to reach the database, and where its queries are. */
export interface Neo4jConnection {
  /** `neo4j://` for a cluster, `bolt://` for one server, with `+s` for TLS. */
  readonly uri: string
  readonly user: string
  readonly password: string
  /** The user's home database if left out. */
  readonly database?: string
  /** The folder `cypher` of the package if left out. */
  readonly cypherFolder?: string
}

const RETRY_TIME_MS = 15_000

/** A new object each time: the driver writes into it what the address says of encryption. */
const makeSettings = (): Partial<Config> => ({
  connectionTimeout: 10_000,
  connectionAcquisitionTimeout: RETRY_TIME_MS,
  maxTransactionRetryTime: RETRY_TIME_MS,
  telemetryDisabled: true,
  userAgent: 'trama',
})

/**
 * Connects, checks the server's version and brings the schema up to date.
 *
 * @throws {StoreUnavailableError} one sentence with the remedy
 */
export async function connect(connection: Neo4jConnection): Promise<Transactions> {
  const address = { uri: connection.uri, user: connection.user, database: connection.database }
  const driver = createDriver(connection)
  try {
    await driver.verifyConnectivity(connection.database === undefined ? {} : { database: connection.database })
    const library = loadCypher(connection.cypherFolder ?? findCypherFolder())
    const transactions = new Transactions(driver, library, address)
    const rows = await transactions.read((transaction) => transaction.run<{ version: string }>('read/server-version'))
    checkServerVersion(rows[0]?.version ?? 'unknown')
    await applySchema(transactions, library)
    return transactions
  } catch (error) {
    await driver.close()
    throw explainFailure(error, address)
  }
}

function createDriver({ uri, user, password }: Neo4jConnection): Driver {
  try {
    return neo4j.driver(uri, neo4j.auth.basic(user, password), makeSettings())
  } catch (error) {
    throw new StoreUnavailableError(`"${uri}" is no address of a Neo4j server: write it like bolt://127.0.0.1:7687.`, {
      cause: error,
    })
  }
}
