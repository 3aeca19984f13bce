import neo4j from 'neo4j-driver'
import type { Config, Driver, EagerResult } from 'neo4j-driver'

import type { CaseStore } from '../server/store/case-store.ts'
import { openNeo4jStore } from '../server/store/neo4j/neo4j-case-store.ts'
import type { Crew, Outcome, Setting } from './benchmark.ts'

/** The driver takes a plain object for its class of settings. */
const SETTINGS: Partial<Config> = { telemetryDisabled: true }

/** What an import has left to do or to remember is no part of the case. */
const COUNT_GRAPH = `
MATCH (node) WHERE node.caseId = $id AND NOT node:Import AND NOT node:ImportPart
RETURN toFloat(count(node)) AS nodes, toFloat(sum(COUNT { (node)-->() })) AS relationships`
const COUNT_RECORDS = `
MATCH (node) WHERE node.caseId = $id AND node.body IS NOT NULL
RETURN toFloat(count(node)) AS records, toFloat(sum(size(node.body))) AS characters`
const REMOVE = `
MATCH (node) WHERE node.caseId = $id OR (node:Case AND node.id = $id)
CALL (node) { DETACH DELETE node } IN TRANSACTIONS OF 5000 ROWS`

export function connect({ uri = '', user = '', password = '' }: Setting['provided']): Driver {
  return neo4j.driver(uri, neo4j.auth.basic(user, password), SETTINGS)
}

export function openStore({ uri = '', user = '', password = '' }: Setting['provided']): Promise<CaseStore> {
  return openNeo4jStore({ uri, user, password, clock: () => new Date() })
}

/** The server works for all sides and gives no memory back, so that its peak belongs to none. */
export function nameCrew({ pid }: Setting['provided']): Crew {
  return { own: true, others: pid === undefined ? [] : [{ pid: Number(pid), memory: false }] }
}

/** All nodes of a case and all relationships from them. */
export function countGraph(driver: Driver, id: string): Promise<Outcome> {
  return readOutcome(driver, COUNT_GRAPH, id)
}

/** How many records a case kept, and how long they are together. */
export function countRecords(driver: Driver, id: string): Promise<Outcome> {
  return readOutcome(driver, COUNT_RECORDS, id)
}

async function readOutcome(driver: Driver, query: string, id: string): Promise<Outcome> {
  const { records } = await driver.executeQuery<EagerResult<Record<string, number>>>(query, { id })
  return records[0]?.toObject() ?? {}
}

/** The query opens transactions of its own. */
export async function removeCase(driver: Driver, id: string): Promise<void> {
  const session = driver.session()
  await session.run(REMOVE, { id })
  await session.close()
}
