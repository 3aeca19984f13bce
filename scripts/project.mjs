import { createHash } from 'node:crypto'
import { realpathSync } from 'node:fs'
import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'

/** Absolute path of the project's root folder. */
export const ROOT = fileURLToPath(new URL('..', import.meta.url))

/** Where the scripts keep their locks; ignored by git. */
export const STATE_FOLDER = join(ROOT, '.trama')

/** @param {string} path @returns {Promise<string | undefined>} undefined where there is no such file */
export async function readText(path) {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    if (error.code === 'ENOENT') return undefined
    throw error
  }
}

/** All files under `folder`, sorted, as absolute paths; an absent folder has none. */
export async function listFiles(folder) {
  let entries
  try {
    entries = await readdir(folder, { recursive: true, withFileTypes: true })
  } catch (error) {
    if (error.code === 'ENOENT') return []
    throw error
  }
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
}

/**
 * One sha256 over the names and bytes of files and folders given relative to the root. Bytes, not times: a checkout
 * changes times, and a few hundred small files hash in milliseconds.
 *
 * @param {readonly string[]} paths
 */
export async function hashSources(paths) {
  const hash = createHash('sha256')
  for (const path of paths) {
    const absolute = join(ROOT, path)
    const listed = await listFiles(absolute).catch((error) => {
      if (error.code === 'ENOTDIR') return [absolute]
      throw error
    })
    for (const file of listed) {
      const bytes = await readFile(file)
      hash.update(`${file.slice(ROOT.length)}\0${bytes.length}\0`).update(bytes)
    }
  }
  return hash.digest('hex')
}

/** Whether the module with this `import.meta` is the command that was started, also through a symbolic link. */
export function isCommand(meta) {
  return process.argv[1] !== undefined && realpathSync(process.argv[1]) === meta.filename
}

/** @param {string} path @returns {Promise<boolean>} */
export async function exists(path) {
  return stat(path).then(
    () => true,
    () => false,
  )
}
