import { setTimeout as wait } from 'node:timers/promises'

import { ENDPOINTS } from '../contract/endpoints.ts'
import { ApiClient } from './api-client.ts'
import { readServerAddress } from './data-folder.ts'
import { CommandError, EXIT } from './exit-codes.ts'
import type { Rooms, RunningServer, ServeOptions } from './rooms.ts'

const TRIES = 20
const PAUSE_MS = 250

export type RunWithApi<T> = (client: ApiClient) => Promise<T>

/**
 * Runs a command against the server that holds the data folder, or, when none does, against one started for the
 * moment in this process. Either way the command meets the same operations and masks as the screen.
 *
 * @param store which store a server of its own opens; without it the environment decides
 */
export async function withApi<T>(
  rooms: Rooms,
  dataFolder: string,
  run: RunWithApi<T>,
  store?: ServeOptions['store'],
): Promise<T> {
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const running = await findRunning(dataFolder)
    if (running !== null) return run(running)
    const own = await tryStart(rooms, dataFolder, store)
    if (own !== null) {
      try {
        return await run(new ApiClient(own))
      } finally {
        await own.close()
      }
    }
    await wait(PAUSE_MS)
  }
  throw new CommandError(
    EXIT.unavailable,
    `Another Trama process holds the data folder ${dataFolder} and does not answer. End it, or use another folder.`,
  )
}

async function findRunning(dataFolder: string): Promise<ApiClient | null> {
  const address = readServerAddress(dataFolder)
  if (address === null) return null
  const client = new ApiClient(address)
  try {
    await client.call(ENDPOINTS.getSession, { signal: AbortSignal.timeout(5000) })
    return client
  } catch {
    return null
  }
}

/** Null while another process holds the folder. */
async function tryStart(rooms: Rooms, dataFolder: string, store: ServeOptions['store']): Promise<RunningServer | null> {
  const options = { dataFolder, port: 0, loadDemos: false, verbose: false, ...(store === undefined ? {} : { store }) }
  try {
    return await rooms.startServer(options, () => undefined)
  } catch (error) {
    if (error instanceof FolderHeldError) return null
    throw error
  }
}

/** Another process holds the data folder. */
export class FolderHeldError extends CommandError {
  constructor(folder: string) {
    super(
      EXIT.unavailable,
      `Trama runs already on the data folder ${folder}. Use it, end it, or give another folder with --data-dir.`,
    )
  }
}
