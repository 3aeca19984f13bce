import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'

/** Endings of files that hold a whole case and are imported by themselves. */
const CASE_FILE = /\.(?:jsonl\.zip|trama)$/iu
/** Mapping files lie beside the tables that they are for. */
const MAPPING = /\.ya?ml$/iu

/**
 * Which files are imported together: each case file by itself, all others as one. A folder stands for the files in it,
 * but for hidden ones and mappings, in the order of their names.
 */
export async function planImports(paths: readonly string[]): Promise<string[][]> {
  const files: string[] = []
  for (const path of paths) files.push(...(await listFiles(path)))
  const together = files.filter((file) => !CASE_FILE.test(file))
  const single = files.filter((file) => CASE_FILE.test(file)).map((file) => [file])
  return together.length === 0 ? single : [...single, together]
}

async function listFiles(path: string): Promise<string[]> {
  const found = await stat(path).catch(() => null)
  if (found?.isDirectory() !== true) return [path]
  const entries = await readdir(path, { withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.') && !MAPPING.test(entry.name))
    .map((entry) => join(path, entry.name))
    .sort()
}
