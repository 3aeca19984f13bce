import type { CaseRecordType } from '../domain/case-record.ts'

/** There is no such case. */
export class UnknownCaseError extends Error {
  override readonly name = 'UnknownCaseError'
  constructor(readonly caseId: string) {
    super(`There is no case "${caseId}".`)
  }
}

/** Another case has this name already. */
export class CaseNameTakenError extends Error {
  override readonly name = 'CaseNameTakenError'
  constructor(readonly caseName: string) {
    super(`There is a case named "${caseName}" already. Choose another name.`)
  }
}

/** The case has a record of this id with other content; records are never changed in place. */
export class RecordConflictError extends Error {
  override readonly name = 'RecordConflictError'
  constructor(
    readonly recordType: CaseRecordType,
    readonly recordId: string,
  ) {
    super(
      `The case has a ${recordType} "${recordId}" with other content. Records are never changed in place: ` +
        `give the new one its own id and let it supersede the old one.`,
    )
  }
}

/** A record refers to one that neither the batch nor the case has. */
export class DanglingReferenceError extends Error {
  override readonly name = 'DanglingReferenceError'
  constructor(
    readonly recordType: CaseRecordType,
    readonly recordId: string,
    readonly reference: string,
  ) {
    super(`The ${recordType} "${recordId}" refers to "${reference}", which is neither in the file nor in the case.`)
  }
}

/** The bytes that came with a source are missing or are not those that its hash and length speak of. */
export class SourceBytesError extends Error {
  override readonly name = 'SourceBytesError'
  constructor(readonly sourceId: string) {
    super(`The bytes of source "${sourceId}" are missing or do not match its hash and length.`)
  }
}

/** The store cannot be reached, opened or written; the message says what to do. */
export class StoreUnavailableError extends Error {
  override readonly name = 'StoreUnavailableError'
}
