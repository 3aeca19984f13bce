import { join } from 'node:path'

import { onTestFinished } from 'vitest'

import type { CaseStore } from '../../../server/store/case-store.ts'
import { openDatabase } from '../../../server/store/sqlite/driver.ts'
import type { SqlDatabase } from '../../../server/store/sqlite/driver.ts'
import { openSqliteStore } from '../../../server/store/sqlite/sqlite-case-store.ts'
import type { SqliteStoreOptions } from '../../../server/store/sqlite/sqlite-case-store.ts'
import { makeFolder } from './temporary-folder.ts'

const CLOCK = (): Date => new Date('2024-03-01T08:00:00.000Z')

/** A store on a file, a new one unless given, that is closed when the test is over. */
export async function openStore(options: Partial<SqliteStoreOptions> = {}): Promise<CaseStore> {
  const file = options.file ?? join(await makeFolder(), 'trama.db')
  const store = openSqliteStore({ clock: CLOCK, ...options, file })
  onTestFinished(() => store.close())
  return store
}

/** Does something to a file behind the store's back, without the checks that SQLite would make. */
export function breakFile(file: string, work: (database: SqlDatabase) => void): void {
  const database = openDatabase(file, { busyTimeoutMs: 5000 })
  try {
    database.exec('PRAGMA foreign_keys = OFF')
    work(database)
  } finally {
    database.close()
  }
}
