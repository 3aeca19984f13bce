import process from 'node:process'

import { startNeo4j } from '../scripts/neo4j.mjs'
import { MissingPrerequisiteError } from './benchmark.ts'
import type { Provision } from './benchmark.ts'

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
