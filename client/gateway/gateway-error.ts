import type { Problem } from '../../server/contract/problem.ts'

/** The server answered with a problem; `problem` says what, where and how to mend it. */
export class GatewayError extends Error {
  override readonly name = 'GatewayError'

  constructor(readonly problem: Problem) {
    super(problem.detail)
  }
}

/** No answer came: the program has stopped, or the machine sleeps. */
export class UnreachableError extends Error {
  override readonly name = 'UnreachableError'
}

/** An answer came that the contract does not know, as when program and page are of different versions. */
export class UnexpectedAnswerError extends Error {
  override readonly name = 'UnexpectedAnswerError'

  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message)
  }
}

/** Whether the session is missing or over, so that only a fresh start page helps. */
export function isSignedOut(error: unknown): boolean {
  return error instanceof GatewayError && error.problem.status === 401
}
