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

/** A case of this id is there already, so none can be brought back under it. */
export class CaseIdTakenError extends Error {
  override readonly name = 'CaseIdTakenError'
  constructor(readonly caseId: string) {
    super(`The store has a case "${caseId}" already. Erase it first, or restore into another store.`)
  }
}

/** An import into the case is neither published nor discarded. */
export class ImportPendingError extends Error {
  override readonly name = 'ImportPendingError'
  constructor(
    readonly caseId: string,
    readonly title: string,
  ) {
    super(`The import of ${title} into this case is not finished. Resume or discard it first.`)
  }
}

/** There is no import of that key under way. */
export class NoImportError extends Error {
  override readonly name = 'NoImportError'
  constructor(readonly caseId: string) {
    super(`No such import into the case "${caseId}" is under way.`)
  }
}

/** What is kept of a finding is not what was sealed. */
export class DamagedFindingError extends Error {
  override readonly name = 'DamagedFindingError'
  constructor(readonly fault: string) {
    super(`The finding is damaged: ${fault}. Run its analysis again, or restore a backup.`)
  }
}

/** Measures were to be computed elsewhere, and there is nothing there that computes. The message says what to do. */
export class BackendUnavailableError extends Error {
  override readonly name = 'BackendUnavailableError'
}
