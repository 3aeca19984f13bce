import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { findCypherFolder, loadCypher } from '../../server/store/neo4j/load-cypher.ts'
import { openNeo4jStore } from '../../server/store/neo4j/neo4j-case-store.ts'
import { Database, describeOnNeo4j } from './open-database.ts'

const folder = findCypherFolder()
const library = loadCypher(folder)
const queries = (['schema', 'read', 'write', 'analysis'] as const).flatMap((room) => library.list(room))

/** Operators that look at everything there is, whatever the case asked for. */
const SCANS = /^(?:AllNodesScan|NodeByLabelScan|.*AllRelationshipsScan|.*RelationshipTypeScan|.*IndexScan)$/

interface Header {
  readonly purpose: string
  readonly params: readonly string[]
  readonly columns: readonly string[]
  readonly body: string
}

describe.each(queries)('cypher/%s', (query) => {
  const text = library.read(query)

  it('says in its header what it is for, what it takes and what it gives', () => {
    const { purpose, columns } = readHeader(text)
    expect(purpose).toMatch(/^[A-Z].*\.$/)
    expect(columns.length).toBeGreaterThan(0)
  })

  it('uses the parameters that it declares and no others', () => {
    const { params, body } = readHeader(text)
    const used = [...body.matchAll(/\$(\w+)/g)].map((match) => match[1] ?? '')
    expect([...new Set(used)].sort()).toEqual([...params].sort())
  })

  it('is one statement that pastes no text together', () => {
    const { body } = readHeader(text)
    // Settings of a full-text index have a dot in their names.
    const statement = body.replaceAll(/`fulltext\.\w+`/g, '')
    expect(statement).not.toMatch(/;|\/\/|\$\{|`|\|\||['"]\s*\+|\+\s*['"]|\bapoc\./)
  })
})

describe('the folder cypher', () => {
  it('holds nothing but queries, in four rooms', () => {
    const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
    expect(files.map((file) => file.name).filter((name) => !/^[a-z-]+\.cypher$/.test(name))).toEqual([])
    expect(files).toHaveLength(queries.length)
  })

  it('holds every query that the store names and none that it does not', () => {
    const sources = join(import.meta.dirname, '../../server/store/neo4j')
    const code = readdirSync(sources).map((file) => readFileSync(join(sources, file), 'utf8'))
    const named = code.flatMap((text) =>
      [...text.matchAll(/'((?:read|write|analysis)\/[a-z-]+)'/g)].map((match) => match[1]),
    )
    const present = queries.filter((query) => !query.startsWith('schema/'))
    expect([...new Set(named)].sort()).toEqual([...present].sort())
  })

  it('names each constraint and index after its file', () => {
    for (const query of library.list('schema')) {
      const name = `trama_${query.replace('schema/', '').replaceAll('-', '_')}`
      expect(library.read(query)).toMatch(
        new RegExp(`^CREATE (?:CONSTRAINT|INDEX|FULLTEXT INDEX) ${name} IF NOT EXISTS$`, 'm'),
      )
    }
  })

  it('is found from the sources and from what is built of them', () => {
    const root = join(import.meta.dirname, '../..')
    expect(findCypherFolder(join(root, 'dist/server/store/neo4j'))).toBe(join(root, 'cypher'))
    expect(folder).toBe(join(root, 'cypher'))
    expect(() => findCypherFolder('/')).toThrow('no folder')
  })
})

describeOnNeo4j('the plans of the server', (access) => {
  let database: Database

  beforeAll(async () => {
    await (await openNeo4jStore({ ...access, clock: () => new Date() })).close()
    database = new Database(access)
  })

  afterAll(() => database.close())

  // Those of analysis need the Graph Data Science library, with which gds.test.ts runs them.
  it.each(queries.filter((query) => !query.startsWith('analysis/')))(
    'cypher/%s is sound and gives the columns it declares',
    async (query) => {
      const text = library.read(query)
      const declared = readHeader(text).columns
      expect((await database.explain(text)).columns).toEqual(declared[0] === 'none' ? [] : declared)
    },
  )

  it.each([...library.list('read'), ...library.list('write')])('cypher/%s never scans', async (query) => {
    const { operators } = await database.explain(library.read(query))
    expect(operators.filter((operator) => SCANS.test(operator))).toEqual([])
  })

  it.each([...library.list('read').filter((query) => query.endsWith('-page')), 'read/claims-by-predicate' as const])(
    'cypher/%s walks its index in order and stops at the limit',
    async (query) => {
      const { operators } = await database.explain(library.read(query))
      const read = operators.slice(operators.indexOf('Limit'))
      expect(operators).toContain('Limit')
      expect(read.filter((operator) => /Top|Sort/.test(operator))).toEqual([])
    },
  )
})

function readHeader(text: string): Header {
  const match = /^\/\/ Purpose: ([\s\S]*?)\n\/\/ Params:([\s\S]*?)\n\/\/ Columns: (.*)\n((?!\/\/)[\s\S]*)$/.exec(text)
  if (match === null) throw new Error('there is no header of purpose, params and columns')
  const [, purpose = '', params = '', columns = '', body = ''] = match
  const declared = [...params.matchAll(/^\/\/ {3}\$(\w+) - \S.*$/gm)].map((one) => one[1] ?? '')
  if (declared.length === 0 && params !== ' none') throw new Error('the params are neither listed nor "none"')
  return {
    purpose: purpose.replaceAll('\n//  ', ''),
    params: declared,
    columns: columns.replaceAll(/ \([^)]*\)/g, '').split(', '),
    body,
  }
}
