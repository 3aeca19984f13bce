import type { CaseRecordType } from '../domain/case-record.ts'

/** What a check of a case looks at. */
export const INTEGRITY_CHECKS = ['content', 'reference', 'source-bytes', 'projection'] as const
/**
 * `content`: a record's body has the hash it was received with and reads as a record, and so has a finding. `reference`: all that a record
 * refers to is there. `source-bytes`: each source has bytes of its hash and length, and no others are kept.
 * `projection`: all that is derived from the records (indexes, direct relationships) says what they say.
 */
export type IntegrityCheck = (typeof INTEGRITY_CHECKS)[number]

export interface IntegrityFault {
  readonly check: IntegrityCheck
  readonly type: CaseRecordType | 'tie' | 'bytes' | 'finding'
  readonly id: string
  /** What is wrong; never a name, a quote or other content of the case. */
  readonly message: string
}

export interface IntegrityReport {
  /** Records looked at, by type. */
  readonly checked: Readonly<Record<CaseRecordType, number>>
  /** The first thousand, in the order in which they were found. */
  readonly faults: readonly IntegrityFault[]
  /** All that were found. */
  readonly faultCount: number
}

/** Faults listed one by one. */
export const MOST_FAULTS_LISTED = 1000
