import { randomUUID } from 'node:crypto'
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { Neo4jError } from 'neo4j-driver'
import { describe, expect, it } from 'vitest'

import { checkServerVersion } from '../../server/store/neo4j/check-server-version.ts'
import { explainFailure } from '../../server/store/neo4j/explain-failure.ts'
import { findCypherFolder } from '../../server/store/neo4j/load-cypher.ts'
import { openNeo4jStore } from '../../server/store/neo4j/neo4j-case-store.ts'
import { StoreUnavailableError, UnknownCaseError } from '../../server/store/store-errors.ts'
import type { Neo4jAccess } from '../provided-context.ts'
import { Database, describeOnNeo4j } from './open-database.ts'

const clock = () => new Date('2024-01-10T09:00:00.000Z')

async function openInVain(options: Neo4jAccess & { readonly database?: string }): Promise<StoreUnavailableError> {
  const error: unknown = await openNeo4jStore({ ...options, clock }).then(
    (store) => store.close(),
    (reason: unknown) => reason,
  )
  if (!(error instanceof StoreUnavailableError)) throw new Error('it opened, or failed otherwise', { cause: error })
  expect(error.message).toMatch(/^[^\n]+\.$/)
  expect(error.message).not.toContain('a-wrong-password')
  return error
}

describeOnNeo4j('opening a Neo4j store', (access) => {
  // A name that nobody has: wrong passwords of a real user would lock everybody out for a while.
  it('says what to check when the password is wrong', async () => {
    const error = await openInVain({ ...access, user: 'nobody', password: 'a-wrong-password' })
    expect(error.message).toContain('NEO4J_PASSWORD')
  })

  it('says what to do when the database is not there', async () => {
    const error = await openInVain({ ...access, database: 'nowhere' })
    expect(error.message).toContain('"nowhere"')
    expect(error.message).toContain('NEO4J_DATABASE')
  })

  it('opens one database by name, and again when the schema is there', async () => {
    for (let time = 0; time < 2; time += 1) {
      const store = await openNeo4jStore({ ...access, database: 'neo4j', clock })
      expect(store.backend).toBe('neo4j')
      await store.close()
    }
  })

  it('goes through the routing of neo4j:// as well', async () => {
    const store = await openNeo4jStore({ ...access, uri: access.uri.replace(/^bolt:/, 'neo4j:'), clock })
    const { id } = await store.createCase(`Routed ${randomUUID()}`, '')
    expect((await store.getCase(id)).revision).toBeNull()
    await store.discardEmptyCase(id)
    await store.close()
  })

  it.each(['bolt+s', 'neo4j+s', 'bolt+ssc'])(
    'passes %s:// through, and says that a plain server has no TLS',
    async (scheme) => {
      const error = await openInVain({ ...access, uri: access.uri.replace(/^bolt:/, `${scheme}:`) })
      expect(error.message).toContain('TLS')
      expect(error.message).toContain(`${scheme}://`)
    },
  )

  it('creates what the schema lacks once, however many open at once', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'trama-cypher-'))
    const database = new Database(access)
    const names = Array.from({ length: 8 }, () => `race${randomUUID().replaceAll(/[^a-f]/g, '')}`)
    await cp(findCypherFolder(), folder, { recursive: true })
    for (const name of names) {
      const text = `CREATE INDEX trama_${name} IF NOT EXISTS FOR (node:Race) ON (node.${name})`
      await writeFile(join(folder, 'schema', `${name}.cypher`), text)
    }
    try {
      const opening = [1, 2, 3, 4].map(() => openNeo4jStore({ ...access, clock, cypherFolder: folder }))
      const results = await Promise.allSettled(opening)
      for (const result of results) if (result.status === 'fulfilled') await result.value.close()
      expect(results.map((result) => result.status)).toEqual(opening.map(() => 'fulfilled'))
      const query = 'SHOW INDEXES YIELD name, state WHERE name STARTS WITH "trama_race" RETURN state'
      expect(await database.query(query)).toEqual(names.map(() => ({ state: 'ONLINE' })))
    } finally {
      for (const name of names) await database.query(`DROP INDEX trama_${name} IF EXISTS`)
      await database.close()
      await rm(folder, { recursive: true })
    }
  })
})

describe('opening a Neo4j store in vain', () => {
  const user = 'neo4j'
  const password = 'a-wrong-password'

  it('says what to do when nothing listens', async () => {
    const error = await openInVain({ uri: `bolt://127.0.0.1:${await findClosedPort()}`, user, password })
    expect(error.message).toContain('NEO4J_URI')
  })

  it('says what an address looks like', async () => {
    const error = await openInVain({ uri: 'harbour', user, password })
    expect(error.message).toContain('bolt://')
  })
})

describe('the version of the server', () => {
  it.each(['5.26.0', '5.26.30', '5.26.30-SNAPSHOT', '5.27.0', '2025.04.0', '2026.1.1', '10.0.0'])(
    '%s will do',
    (version) => {
      expect(() => {
        checkServerVersion(version)
      }).not.toThrow()
    },
  )

  it.each(['5.25.1', '5.9.0', '4.4.40', '3.5', 'unknown', '', '5'])('"%s" will not', (version) => {
    expect(() => {
      checkServerVersion(version)
    }).toThrow(StoreUnavailableError)
  })
})

describe('a failure of the server', () => {
  const address = { uri: 'bolt://127.0.0.1:7687', user: 'neo4j', database: undefined }

  it.each([
    'ServiceUnavailable',
    'SessionExpired',
    'Neo.ClientError.Security.Forbidden',
    'Neo.ClientError.Security.AuthenticationRateLimit',
    'Neo.ClientError.Security.CredentialsExpired',
    'Neo.TransientError.Database.DatabaseUnavailable',
    'Neo.TransientError.General.MemoryPoolOutOfMemoryError',
    'Neo.ClientError.General.ForbiddenOnReadOnlyDatabase',
    'Neo.DatabaseError.Transaction.TransactionLogError',
  ])('%s is told in one sentence with a remedy', (code) => {
    const explained = explainFailure(makeFailure('something\nlong', code), address)
    expect(explained).toBeInstanceOf(StoreUnavailableError)
    expect(explained).toHaveProperty('message', expect.stringMatching(/^[^\n]+: [^\n]+\.$/))
    expect(explained).toHaveProperty('cause', expect.any(Neo4jError))
  })

  it('is not what a mistake of ours is', () => {
    const mistake = makeFailure('unexpected', 'Neo.ClientError.Statement.SyntaxError')
    expect(explainFailure(mistake, address)).toBe(mistake)
    const unknown = new UnknownCaseError('case-1')
    expect(explainFailure(unknown, address)).toBe(unknown)
  })
})

function makeFailure(message: string, code: string): Neo4jError {
  return new Neo4jError(message, code, '50N42', 'general processing exception')
}

async function findClosedPort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}
