import { mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'

import Database from 'libsql'

import type { CaseId } from '../server/domain/ids.ts'
import type { CaseStore } from '../server/store/case-store.ts'
import { serializeRecord } from '../server/store/record-content.ts'
import { openSqliteStore } from '../server/store/sqlite/sqlite-case-store.ts'
import type { Outcome, Setting, Task } from './benchmark.ts'
import { importCase } from './import-case.ts'
import type { Parts } from './import-case.ts'
import { timeEach } from './stopwatch.ts'

/** Imports a case into a new file of the embedded store, each run anew. */
export function importIntoSqlite({ folder: parent }: Setting, readParts: () => Parts): Task {
  let folder = ''
  let opened: { store: CaseStore; caseId: CaseId } | null = null
  return {
    async before() {
      folder = await mkdtemp(join(parent, 'store-'))
      const store = openSqliteStore({ file: join(folder, 'trama.db'), clock: () => new Date() })
      opened = { store, caseId: (await store.createCase('Measured', '')).id }
    },
    async run(watch) {
      if (opened !== null) await importCase(readParts(), opened.store, opened.caseId, watch)
    },
    async inspect() {
      await opened?.store.close()
      return describeRecords(join(folder, 'trama.db'))
    },
    after: () => rm(folder, { recursive: true }),
  }
}

/** Inserts the same records, serialised and not timed at that, into a table of one column: what no store can beat. */
export function insertIntoSqlite({ folder: parent }: Setting, readParts: () => Parts): Task {
  let folder = ''
  let database: Database.Database | null = null
  return {
    async before() {
      folder = await mkdtemp(join(parent, 'bare-'))
      database = new Database(join(folder, 'bare.db'))
      database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;')
      database.exec('PRAGMA cache_size = -65536')
      database.exec('CREATE TABLE record (no INTEGER PRIMARY KEY, body TEXT NOT NULL) STRICT')
    },
    async run(watch) {
      const insert = database?.prepare<[readonly string[]]>('INSERT INTO record (body) VALUES (?)')
      await timeEach(serializeParts(readParts()), watch, (bodies) => {
        database?.exec('BEGIN IMMEDIATE')
        for (const body of bodies) insert?.run([body])
        database?.exec('COMMIT')
      })
    },
    inspect() {
      database?.close()
      return describeRecords(join(folder, 'bare.db'))
    },
    after: () => rm(folder, { recursive: true }),
  }
}

async function* serializeParts(parts: Parts): AsyncIterable<readonly string[]> {
  for await (const { records } of parts) yield records.map(serializeRecord)
}

/** How many records a file kept, and how long they are together. */
function describeRecords(file: string): Outcome {
  const database = new Database(file)
  const sums = 'SELECT count(*) AS records, sum(length(body)) AS characters FROM record'
  const { records, characters } = database.prepare(sums).get() as { records: number; characters: number }
  database.close()
  return { records, characters }
}
