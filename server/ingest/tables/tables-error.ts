/** One thing that keeps tables as a whole from being taken: where, and how to mend it. */
export interface TablesProblem {
  readonly file: string
  /** Record counted from 1 with the header as 1; null where the file as a whole is meant. */
  readonly line: number | null
  /** Name of the column. */
  readonly field: string | null
  readonly code: TablesProblemCode
  readonly message: string
}

export type TablesProblemCode =
  | 'no-mapping'
  | 'no-tables'
  | 'unmapped-file'
  | 'missing-header-file'
  | 'duplicate-file'
  | 'empty-file'
  | 'header-too-long'
  | 'duplicate-column'
  | 'missing-column'
  | 'not-utf8'
  | 'row-too-long'
  | 'broken-quotes'
  | 'too-large'
  | 'too-many-entries'
  | 'too-many-rows'
  | 'not-a-zip'
  | 'unsafe-entry'
  | 'changed-file'

/** Tables that cannot be taken, with all that is wrong with them as far as they were read. */
export class TablesError extends Error {
  override readonly name = 'TablesError'
  readonly capped = false

  constructor(readonly problems: readonly TablesProblem[]) {
    super(problems.map(formatTablesProblem).join('\n'))
  }

  static of(file: string, code: TablesProblemCode, message: string, line: number | null = null): TablesError {
    return new TablesError([{ file, line, field: null, code, message }])
  }
}

/** `people.csv, row 1, column boss: is missing`: one problem on one line. */
export function formatTablesProblem({ file, line, field, message }: TablesProblem): string {
  const place = [file, ...(line === null ? [] : [`row ${line}`]), ...(field === null ? [] : [`column ${field}`])]
  return `${place.join(', ')}: ${message}`
}
