import type { ViolationKind } from '../../domain/validate-claim.ts'

/** Why a row, or one claim of it, is left out. */
export type RowFaultCode =
  | 'broken-quotes'
  | 'wrong-columns'
  | 'control-character'
  | 'row-too-long'
  | 'unmapped-row'
  | 'bad-id'
  | 'duplicate-id'
  | 'unknown-end'
  | 'unknown-word'
  | 'too-long'
  | 'bad-date'
  | 'bad-number'
  | 'bad-boolean'
  | 'bad-coordinates'
  | ViolationKind

/** A cell that cannot be taken. */
export class RowFault extends Error {
  override readonly name = 'RowFault'
  constructor(
    readonly code: RowFaultCode,
    /** Name of the column, where it is one. */
    readonly field: string | null,
    message: string,
  ) {
    super(message)
  }
}
