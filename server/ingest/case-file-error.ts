import type { Problem, ProblemDraft, ProblemList } from './problem.ts'

/** A case file that cannot be taken, with all that is wrong with it as far as it was read. Nothing of it was kept. */
export class CaseFileError extends Error {
  override readonly name = 'CaseFileError'

  /** @param capped more is wrong than `problems` tells: collecting stopped at the limit */
  constructor(
    readonly problems: readonly Problem[],
    readonly capped: boolean,
  ) {
    super(summarize(problems, capped))
  }

  static of(draft: ProblemDraft): CaseFileError {
    return new CaseFileError([{ line: null, column: null, field: null, ...draft }], false)
  }

  static from(problems: ProblemList): CaseFileError {
    return new CaseFileError(problems.list(), problems.isFull)
  }
}

/** `case.jsonl:12 object.entity: there is no entity "p9"`: one problem on one line. */
export function formatProblem(problem: Problem): string {
  const column = problem.column === null ? '' : `:${problem.column}`
  const place = problem.line === null ? problem.file : `${problem.file}:${problem.line}${column}`
  return problem.field === null ? `${place}: ${problem.message}` : `${place} ${problem.field}: ${problem.message}`
}

function summarize(problems: readonly Problem[], capped: boolean): string {
  const [first, ...rest] = problems
  if (first === undefined) return 'The file cannot be read.'
  const more = capped ? ` (and at least ${rest.length} more)` : rest.length > 0 ? ` (and ${rest.length} more)` : ''
  return `${formatProblem(first)}${more}`
}
