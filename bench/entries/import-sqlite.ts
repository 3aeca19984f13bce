import { mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'

import Database from 'libsql'

import type { CaseId } from '../../server/domain/ids.ts'
import type { CaseStore } from '../../server/store/case-store.ts'
import { openSqliteStore } from '../../server/store/sqlite/sqlite-case-store.ts'
import { appendBlocks, insertBlocks } from '../append-blocks.ts'
import type { Benchmark, Outcome, Setting, Task } from '../benchmark.ts'
import { IMPORT_SIZES, paceImport } from '../import-pace.ts'

export const BENCHMARK: Benchmark = {
  operation:
    'Appends a made-up case about so many people block by block, a transaction each, to a new file of the embedded ' +
    'store; making the blocks is not timed.',
  unit: 'people',
  sizes: IMPORT_SIZES,
  pace: paceImport,
  peers: [
    {
      name: 'libsql',
      difference:
        'inserts the same records, serialised beforehand, into one table of one text column in the same transactions ' +
        'under the same pragmas; it neither serialises, hashes, checks references nor writes any index, nor keeps ' +
        'the sources’ bytes.',
      prepare: insertBodies,
    },
  ],
  prepare: appendToStore,
}

function appendToStore({ size, folder: parent }: Setting): Task {
  let folder = ''
  let opened: { store: CaseStore; caseId: CaseId } | null = null
  return {
    async before() {
      folder = await mkdtemp(join(parent, 'store-'))
      const store = openSqliteStore({ file: join(folder, 'trama.db'), clock: () => new Date() })
      opened = { store, caseId: (await store.createCase('Measured', '')).id }
    },
    async run(watch) {
      if (opened !== null) await appendBlocks(size, opened.store, opened.caseId, watch)
    },
    async inspect() {
      await opened?.store.close()
      return describeRecords(join(folder, 'trama.db'))
    },
    after: () => rm(folder, { recursive: true }),
  }
}

function insertBodies({ size, folder: parent }: Setting): Task {
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
      await insertBlocks(size, watch, (bodies) => {
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

/** How many records a file kept, and how long they are together. */
function describeRecords(file: string): Outcome {
  const database = new Database(file)
  const sums = 'SELECT count(*) AS records, sum(length(body)) AS characters FROM record'
  const { records, characters } = database.prepare(sums).get() as { records: number; characters: number }
  database.close()
  return { records, characters }
}
