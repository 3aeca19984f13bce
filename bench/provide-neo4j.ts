import { randomUUID } from 'node:crypto'
import process from 'node:process'

import { startNeo4j } from '../scripts/neo4j.mjs'
import { MissingPrerequisiteError } from './benchmark.ts'
import type { Provision, Setting } from './benchmark.ts'
import { connect, openStore, removeCase } from './neo4j-server.ts'

/**
 * The Neo4j that NEO4J_BENCH_URI names (with NEO4J_BENCH_USER and NEO4J_BENCH_PASSWORD), else one of our own with an
 * empty database; `pid` is given for our own alone.
 *
 * @throws {MissingPrerequisiteError}
 */
export async function provideNeo4j(): Promise<Provision> {
  const { NEO4J_BENCH_URI: given, NEO4J_BENCH_USER: user, NEO4J_BENCH_PASSWORD: password } = process.env
  if (given !== undefined && given !== '') {
    const provided = { uri: given, user: user ?? 'neo4j', password: password ?? '' }
    return { provided, stop: () => undefined }
  }
  const server = await startNeo4j({ quiet: true }).catch((error: unknown) => {
    throw new MissingPrerequisiteError(error instanceof Error ? error.message : String(error), { cause: error })
  })
  const provided = { uri: server.uri, user: server.user, password: server.password, pid: String(server.pid) }
  return { provided, stop: server.stop }
}

/**
 * The same, with a name that is nobody else's for cases that all sides use; they go with the server, or are removed.
 *
 * @throws {MissingPrerequisiteError}
 */
export async function provideSharedCases(): Promise<Provision> {
  const server = await provideNeo4j()
  const provided: Setting['provided'] = { ...server.provided, shared: `Measured ${randomUUID()}` }
  return {
    provided,
    async stop() {
      if (provided['pid'] === undefined) await removeSharedCases(provided)
      await server.stop()
    },
  }
}

/** One case a size for all sides: it takes long to import, and none changes it. */
export function nameSharedCase({ provided, size }: Pick<Setting, 'provided' | 'size'>): string {
  return `${provided['shared'] ?? ''}, ${size} claims`
}

async function removeSharedCases(provided: Setting['provided']): Promise<void> {
  const store = await openStore(provided)
  const cases = await store.listCases()
  await store.close()
  const driver = connect(provided)
  for (const { id, name } of cases) {
    if (name.startsWith(provided['shared'] ?? '\0')) await removeCase(driver, id)
  }
  await driver.close()
}
