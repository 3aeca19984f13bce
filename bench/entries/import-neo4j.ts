import { randomUUID } from 'node:crypto'

import neo4j from 'neo4j-driver'
import type { Config, Driver, EagerResult } from 'neo4j-driver'

import type { CaseId } from '../../server/domain/ids.ts'
import { openNeo4jStore } from '../../server/store/neo4j/neo4j-case-store.ts'
import { appendBlocks, insertBlocks } from '../append-blocks.ts'
import type { Benchmark, Crew, Outcome, Setting, Task } from '../benchmark.ts'
import { IMPORT_SIZES, paceImport } from '../import-pace.ts'
import { provideNeo4j } from '../provide-neo4j.ts'

export const BENCHMARK: Benchmark = {
  operation:
    'Appends a made-up case about so many people block by block, a transaction each, to a new case of the Neo4j ' +
    'store, its direct relationships included; making the blocks is not timed.',
  unit: 'people',
  sizes: IMPORT_SIZES,
  pace: paceImport,
  peers: [
    {
      name: 'neo4j-driver',
      difference:
        'inserts the same records, serialised beforehand, in the same transactions, one UNWIND and CREATE each, as ' +
        'nodes of one property; it neither serialises, hashes, checks references, keeps the sources’ bytes nor ' +
        'writes any index or relationship.',
      prepare: insertBodies,
    },
  ],
  provide: provideNeo4j,
  prepare: appendToStore,
}

const COUNT = `
MATCH (node) WHERE node.caseId = $id AND node.body IS NOT NULL
RETURN toFloat(count(node)) AS records, toFloat(sum(size(node.body))) AS characters`
const REMOVE = `
MATCH (node) WHERE node.caseId = $id OR (node:Case AND node.id = $id)
CALL (node) { DETACH DELETE node } IN TRANSACTIONS OF 5000 ROWS`

/** The driver takes a plain object for its class of settings. */
const SETTINGS: Partial<Config> = { telemetryDisabled: true }

async function appendToStore({ size, provided }: Setting): Promise<Task> {
  const driver = connect(provided)
  const { uri = '', user = '', password = '' } = provided
  const store = await openNeo4jStore({ uri, user, password, clock: () => new Date() })
  let caseId = '' as CaseId
  return {
    async before() {
      caseId = (await store.createCase(`Measured ${randomUUID()}`, '')).id
    },
    run: (watch) => appendBlocks(size, store, caseId, watch),
    inspect: () => describeRecords(driver, caseId),
    after: () => runAlone(driver, REMOVE, caseId),
    crew: () => nameCrew(provided),
    async close() {
      await store.close()
      await driver.close()
    },
  }
}

function insertBodies({ size, provided }: Setting): Task {
  const driver = connect(provided)
  let caseId = ''
  return {
    before() {
      caseId = randomUUID()
    },
    async run(watch) {
      const session = driver.session()
      const create = 'UNWIND $bodies AS body CREATE (:BareRecord {caseId: $id, body: body})'
      await insertBlocks(size, watch, async (bodies) => {
        await session.executeWrite((transaction) => transaction.run(create, { id: caseId, bodies }))
      })
      await session.close()
    },
    inspect: () => describeRecords(driver, caseId),
    after: () => runAlone(driver, REMOVE, caseId),
    crew: () => nameCrew(provided),
    close: () => driver.close(),
  }
}

function connect({ uri = '', user = '', password = '' }: Setting['provided']): Driver {
  return neo4j.driver(uri, neo4j.auth.basic(user, password), SETTINGS)
}

/** The server works for both sides and gives no memory back, so that its peak belongs to neither. */
function nameCrew({ pid }: Setting['provided']): Crew {
  return { own: true, others: pid === undefined ? [] : [{ pid: Number(pid), memory: false }] }
}

/** How many records a case kept, and how long they are together. */
async function describeRecords(driver: Driver, id: string): Promise<Outcome> {
  const result = await driver.executeQuery<EagerResult<{ records: number; characters: number }>>(COUNT, { id })
  const [row] = result.records
  return { records: row?.get('records') ?? 0, characters: row?.get('characters') ?? 0 }
}

/** For a query that opens transactions of its own. */
async function runAlone(driver: Driver, query: string, id: string): Promise<void> {
  const session = driver.session()
  await session.run(query, { id })
  await session.close()
}
