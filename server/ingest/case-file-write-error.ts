/** The case cannot be written as a case file; what has gone to the output is of no use. */
export class CaseFileWriteError extends Error {
  override readonly name = 'CaseFileWriteError'
}
