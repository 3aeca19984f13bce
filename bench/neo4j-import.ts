import { randomUUID } from 'node:crypto'

import type { Driver } from 'neo4j-driver'

import type { CaseId } from '../server/domain/ids.ts'
import { describeParts } from './bare-rows.ts'
import type { Outcome, Setting, Task } from './benchmark.ts'
import { importCase } from './import-case.ts'
import type { Parts } from './import-case.ts'
import { createConstraints, dropConstraints, mergePart } from './merge-part.ts'
import { connect, countGraph, nameCrew, openStore, removeCase } from './neo4j-server.ts'
import { timeEach } from './stopwatch.ts'

/** Imports a case into the Neo4j store, each run anew; `inspect` tells what came of it. */
export async function importIntoNeo4j(
  { provided }: Setting,
  readParts: () => Parts,
  inspect: (driver: Driver, id: string) => Promise<Outcome> = countGraph,
): Promise<Task> {
  const driver = connect(provided)
  const store = await openStore(provided)
  let caseId = '' as CaseId
  return {
    async before() {
      caseId = (await store.createCase(`Measured ${randomUUID()}`, '')).id
    },
    run: (watch) => importCase(readParts(), store, caseId, watch),
    inspect: () => inspect(driver, caseId),
    after: () => removeCase(driver, caseId),
    crew: () => nameCrew(provided),
    async close() {
      await store.close()
      await driver.close()
    },
  }
}

/** Loads as many nodes and relationships by UNWIND and MERGE, a transaction a part; deriving them is not timed. */
export function mergeIntoNeo4j({ provided }: Setting, readParts: () => Parts): Task {
  const driver = connect(provided)
  let caseId = ''
  return {
    async before() {
      caseId = randomUUID()
      await createConstraints(driver)
    },
    async run(watch) {
      const session = driver.session()
      await timeEach(describeParts(readParts()), watch, async (part) => {
        await session.executeWrite((transaction) => mergePart(transaction, caseId, part))
      })
      await session.close()
    },
    inspect: () => countGraph(driver, caseId),
    after: () => removeCase(driver, caseId),
    crew: () => nameCrew(provided),
    async close() {
      await dropConstraints(driver)
      await driver.close()
    },
  }
}
