/** One thing wrong with an edge list: where, and how to mend it. */
export interface EdgeListProblem {
  /** Row as a spreadsheet counts it, the header being row 1; null for the file as a whole. */
  readonly row: number | null
  /** Column counted from 1, and what the header calls it. */
  readonly column: { readonly number: number; readonly name: string } | null
  readonly message: string
}

/** An edge list that cannot be taken, with what is wrong with it as far as it was read. */
export class EdgeListError extends Error {
  override readonly name = 'EdgeListError'

  /** @param capped more may be wrong than `problems` tells: reading stopped at the limit */
  constructor(
    readonly problems: readonly EdgeListProblem[],
    readonly capped: boolean,
  ) {
    super(problems.map((one) => one.message).join(' '))
  }

  static of(message: string, row: number | null = null): EdgeListError {
    return new EdgeListError([{ row, column: null, message }], false)
  }
}

/** `ties.csv, row 7, column 3 (weight): "abc" is no number.`: one problem on one line. */
export function formatEdgeListProblem(file: string, { row, column, message }: EdgeListProblem): string {
  const place = [
    file,
    ...(row === null ? [] : [`row ${row}`]),
    ...(column === null ? [] : [`column ${column.number} (${column.name})`]),
  ]
  return `${place.join(', ')}: ${message}`
}
