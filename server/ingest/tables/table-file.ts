/** A table as it came: a file, or an entry of a zip. */
export interface TableFile {
  /** Base name, unique among the tables of an import. */
  readonly name: string
  readonly byteLength: number
  /** Its bytes from the start. */
  read(): AsyncIterable<Buffer>
}

/** What came in, parted into tables and what is no table. */
export interface TableFiles {
  /** By name, in code unit order. */
  readonly tables: readonly TableFile[]
  /** Names of files and entries that are no tables and are left alone. */
  readonly ignored: readonly string[]
  close(): void
}

const TABLE_NAME = /\.(?:csv|tsv)$/iu
/** Notes of a Mac beside the files of a zip, and other hidden files. */
const HIDDEN = /(?:^|\/)__MACOSX\/|(?:^|\/)\.[^/]*$/u

/** Whether a file or entry of that name is taken for a table. */
export function isTableName(path: string): boolean {
  return TABLE_NAME.test(path) && !HIDDEN.test(path)
}
