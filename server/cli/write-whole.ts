import { randomUUID } from 'node:crypto'
import { constants } from 'node:fs'
import { access, rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'

import { CommandError, EXIT } from './exit-codes.ts'

export interface WholeFile {
  readonly path: string
  readonly text: string
}

/** Throws CommandError when no file can be written there, before hours are spent on what should stand in it. */
export async function checkWritable(path: string): Promise<void> {
  try {
    await access(dirname(path), constants.W_OK | constants.X_OK)
  } catch (error) {
    throw explainFailure(path, error)
  }
  const found = await stat(path).catch(() => null)
  if (found?.isDirectory() === true) throw new CommandError(EXIT.usage, `${path} is a folder. Name a file to write.`)
}

/**
 * Writes files for their owner alone. Under each name stands either the whole new file or what stood there before: all
 * are complete before the first takes its name. Rejects with CommandError, or the signal's reason when aborted.
 */
export async function writeWhole(files: readonly WholeFile[], signal: AbortSignal): Promise<void> {
  const written = files.map((file) => ({ ...file, unfinished: `${file.path}.${randomUUID()}.part` }))
  let path = ''
  try {
    for (const file of written) {
      path = file.path
      await writeFile(file.unfinished, file.text, { mode: 0o600, flag: 'wx', flush: true, signal })
    }
    signal.throwIfAborted()
    for (const file of written) {
      path = file.path
      await rename(file.unfinished, file.path)
    }
  } catch (error) {
    signal.throwIfAborted()
    throw explainFailure(path, error)
  } finally {
    for (const file of written) await rm(file.unfinished, { force: true })
  }
}

function explainFailure(path: string, error: unknown): CommandError {
  const why = error instanceof Error && 'code' in error ? String(error.code) : String(error)
  return new CommandError(EXIT.failed, `${path} could not be written (${why}). Check the folder and its free space.`)
}
