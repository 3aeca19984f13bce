import { createReadStream } from 'node:fs'
import { open, stat } from 'node:fs/promises'

import type { InputFile } from '../import-source.ts'
import { listZipTables } from './list-zip-tables.ts'
import { isTableName } from './table-file.ts'
import type { TableFile, TableFiles } from './table-file.ts'
import type { TableLimits } from './table-limits.ts'
import { TablesError } from './tables-error.ts'
import type { TablesProblem } from './tables-error.ts'

const CHUNK = 256 * 1024
const ZIP_SIGNATURES = ['504b0304', '504b0506']

/**
 * Lists the tables of an import: its files, and the entries of those that are zips. Nothing is unpacked yet.
 *
 * @throws {TablesError} for what is too large, ambiguous or no sound zip; file system errors as they are
 */
export async function listTableFiles(
  files: readonly InputFile[],
  isWanted: (name: string) => boolean,
  limits: TableLimits,
): Promise<TableFiles> {
  const tables: TableFile[] = []
  const ignored: string[] = []
  const closers: (() => void)[] = []
  const close = (): void => {
    for (const one of closers) one()
  }
  try {
    for (const file of files) {
      if (await isZip(file.path)) {
        const zip = await listZipTables(file, limits)
        closers.push(() => {
          zip.close()
        })
        tables.push(...zip.tables)
        ignored.push(...zip.ignored)
      } else if (isTableName(file.name) || isWanted(file.name)) {
        tables.push(await describeFile(file))
      } else ignored.push(file.name)
    }
    tables.sort((one, other) => (one.name < other.name ? -1 : 1))
    checkTables(tables, limits)
  } catch (error) {
    close()
    throw error
  }
  return { tables, ignored: ignored.sort(), close }
}

async function isZip(path: string): Promise<boolean> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4), 0, 4, 0)
    return bytesRead === 4 && ZIP_SIGNATURES.includes(buffer.toString('hex'))
  } finally {
    await file.close()
  }
}

async function describeFile({ name, path }: InputFile): Promise<TableFile> {
  const { size } = await stat(path)
  return { name, byteLength: size, read: () => createReadStream(path, { highWaterMark: CHUNK }) }
}

function checkTables(tables: readonly TableFile[], limits: TableLimits): void {
  const problems = tables.flatMap((table, at): TablesProblem[] => {
    const place = { file: table.name, line: null, field: null }
    if (table.name === tables[at - 1]?.name) {
      const message = 'two tables have this name; rename one, since a row is known by its table'
      return [{ ...place, code: 'duplicate-file', message }]
    }
    if (table.byteLength <= limits.sourceBytes) return []
    const mebibytes = Math.floor(limits.sourceBytes / 1024 / 1024)
    const message = `the table has ${table.byteLength} bytes; one is kept whole as a source, up to ${mebibytes} MiB: split it`
    return [{ ...place, code: 'too-large', message }]
  })
  if (problems.length > 0) throw new TablesError(problems)
  const total = tables.reduce((sum, table) => sum + table.byteLength, 0)
  const [first] = tables
  if (first === undefined) {
    throw TablesError.of('the import', 'no-tables', 'there is no table among the files; a table ends in .csv or .tsv')
  }
  if (total > limits.totalBytes) {
    const message = `the tables have ${total} bytes together; import at most ${limits.totalBytes} at a time`
    throw TablesError.of(first.name, 'too-large', message)
  }
}
