import { join } from 'node:path'

import { openDatabase, SqlBusyError } from './driver.ts'

/**
 * Name of the file held while a process uses a data folder. Never open it otherwise in the same process, not even to
 * copy it: on POSIX closing any handle of a file gives up every lock that the process has on it.
 */
export const LOCK_FILE = 'in-use.lock'

export interface DataFolderLock {
  release(): void
}

/**
 * Takes a data folder for this process alone. The operating system gives the lock up when the process ends, however it
 * ends, so that none is ever left behind. Null when it is held already.
 *
 * @throws {StoreUnavailableError} when the folder is not there or cannot be written
 */
export function lockDataFolder(folder: string): DataFolderLock | null {
  const database = openDatabase(join(folder, LOCK_FILE), { busyTimeoutMs: 0 })
  try {
    // Takes no prepared statement: those would outlive the connection and its lock.
    database.exec('BEGIN EXCLUSIVE')
  } catch (error) {
    database.close()
    if (error instanceof SqlBusyError) return null
    throw error
  }
  return {
    release: () => {
      database.close()
    },
  }
}
