import { isConstraintViolation } from './explain-failure.ts'
import { IncompleteWriteError } from './write-rows.ts'

/**
 * Whether a part that was written without looking anything up has to be written again with all of it looked up:
 * a constraint says that something is there already, or what a record refers to was not found.
 */
export function isDoubtful(error: unknown): boolean {
  return error instanceof IncompleteWriteError || isConstraintViolation(error)
}
