import { accessSync, constants, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join, resolve } from 'node:path'

import { z } from 'zod'

import { CommandError, EXIT } from './exit-codes.ts'

/** Where a running server is and how the command line signs its requests to it. */
export interface ServerAddress {
  readonly url: string
  readonly key: string
}

const addressSchema = z.object({ url: z.url(), key: z.string().min(20) })

/** The data folder: `--data-dir`, else TRAMA_DATA, else `trama` in the XDG data home. */
export function chooseDataFolder(option: string | undefined, environment: NodeJS.ProcessEnv): string {
  const chosen = option ?? environment['TRAMA_DATA']
  if (chosen !== undefined && chosen !== '') return resolve(chosen)
  const home = environment['XDG_DATA_HOME']
  const base = home?.startsWith('/') === true ? home : join(homedir(), '.local', 'share')
  return join(base, 'trama')
}

/** Makes the folder for its owner alone. Throws CommandError when it cannot be written. */
export function prepareDataFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK)
  } catch (error) {
    const why = error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
    throw new CommandError(
      EXIT.unavailable,
      `The data folder ${folder} cannot be written (${why}). Give another with --data-dir or TRAMA_DATA.`,
    )
  }
}

/** Leaves word of a running server, readable by its owner alone. */
export function writeServerAddress(folder: string, address: ServerAddress): void {
  const path = addressPath(folder)
  writeFileSync(`${path}.new`, JSON.stringify(address), { mode: 0o600 })
  renameSync(`${path}.new`, path)
}

/** Word of a server that runs on the folder, or ran; null when there is none. */
export function readServerAddress(folder: string): ServerAddress | null {
  try {
    return addressSchema.parse(JSON.parse(readFileSync(addressPath(folder), 'utf8')))
  } catch {
    return null
  }
}

export function removeServerAddress(folder: string): void {
  rmSync(addressPath(folder), { force: true })
}

function addressPath(folder: string): string {
  return join(folder, 'server.json')
}
