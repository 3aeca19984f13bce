/** One thing wrong with a mapping file: where in the YAML, and how to mend it. */
export interface MappingProblem {
  readonly file: string
  /** Counted from 1; null where the file as a whole is meant. */
  readonly line: number | null
  readonly column: number | null
  /** Path such as `tables[2].edges[0].predicate`; null where none is meant. */
  readonly field: string | null
  readonly code: 'not-yaml' | 'too-large' | 'wrong-field' | 'wrong-rule' | 'no-mapping'
  readonly message: string
}

/** A mapping file that cannot be taken, with all that is wrong with it. No table has been read. */
export class MappingError extends Error {
  override readonly name = 'MappingError'
  /** Part of what errors of readers have in common: all problems are told. */
  readonly capped = false

  constructor(readonly problems: readonly MappingProblem[]) {
    super(problems.map(formatMappingProblem).join('\n'))
  }
}

/** `map.yaml:7:5 tables[0].edges: is no field here; remove it`: one problem on one line. */
export function formatMappingProblem({ file, line, column, field, message }: MappingProblem): string {
  const place = [file, ...(line === null ? [] : [line]), ...(column === null ? [] : [column])].join(':')
  return field === null ? `${place}: ${message}` : `${place} ${field}: ${message}`
}
