import { mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'

import Database from 'libsql'

import type { CaseBatch } from '../../server/domain/case-record.ts'
import type { CaseId } from '../../server/domain/ids.ts'
import type { CaseStore } from '../../server/store/case-store.ts'
import { serializeRecord } from '../../server/store/record-content.ts'
import { openSqliteStore } from '../../server/store/sqlite/sqlite-case-store.ts'
import type { Benchmark, Task } from '../benchmark.ts'
import { makeCase } from '../make-case.ts'

const CLAIMS_PER_PERSON = 5

export const BENCHMARK: Benchmark = {
  operation:
    'Appends a whole case of so many claims, with their excerpts, people and sources, to a new file of the SQLite store.',
  peer: 'libsql',
  difference:
    'inserts the same records, serialised beforehand, into one table of one text column in one transaction under the ' +
    'same pragmas; it neither serialises, hashes, checks references nor writes any index, nor keeps the sources’ bytes.',
  unit: 'claims',
  sizes: [5000, 20_000],
  prepare(size, folder) {
    const people = size / CLAIMS_PER_PERSON
    const { batch } = makeCase({ people, ties: size - people, reviews: 0 }, size)
    return { ours: appendToStore(batch, folder), peer: insertBodies(batch, folder) }
  },
}

function appendToStore(batch: CaseBatch, parent: string): Task {
  let folder = ''
  let opened: { store: CaseStore; caseId: CaseId } | null = null
  return {
    expected: batch.records.length,
    async before() {
      folder = await mkdtemp(join(parent, 'store-'))
      const store = openSqliteStore({ file: join(folder, 'trama.db'), clock: () => new Date() })
      opened = { store, caseId: (await store.createCase('Measured', '')).id }
    },
    async run() {
      if (opened === null) return 0
      const { added } = await opened.store.append(opened.caseId, batch)
      return Object.values(added).reduce((sum, count) => sum + count, 0)
    },
    async after() {
      await opened?.store.close()
      await rm(folder, { recursive: true })
    },
  }
}

function insertBodies(batch: CaseBatch, parent: string): Task {
  const bodies = batch.records.map(serializeRecord)
  let folder = ''
  let database: Database.Database | null = null
  return {
    expected: bodies.length,
    async before() {
      folder = await mkdtemp(join(parent, 'bare-'))
      database = new Database(join(folder, 'bare.db'))
      database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;')
      database.exec('PRAGMA cache_size = -65536')
      database.exec('CREATE TABLE record (no INTEGER PRIMARY KEY, body TEXT NOT NULL) STRICT')
    },
    run() {
      if (database === null) return 0
      const insert = database.prepare<[readonly string[]]>('INSERT INTO record (body) VALUES (?)')
      let changes = 0
      database.exec('BEGIN IMMEDIATE')
      for (const body of bodies) changes += insert.run([body]).changes
      database.exec('COMMIT')
      return changes
    },
    async after() {
      const kept = database?.prepare('SELECT count(*) AS count FROM record').get() as { count: number } | undefined
      if (kept?.count !== bodies.length) throw new RangeError('the bare table did not keep what was inserted')
      database?.close()
      await rm(folder, { recursive: true })
    },
  }
}
