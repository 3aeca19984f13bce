const MIB = 1024 * 1024

/** What tables may hold; the issue of what is larger is said before anything of it is kept. */
export interface TableLimits {
  /** Bytes of one table: it is kept whole as a source. */
  readonly sourceBytes: number
  /** Bytes of all tables together, unpacked. */
  readonly totalBytes: number
  /** Entries of one zip. */
  readonly entries: number
  /** UTF-16 units of one record, the header among them. */
  readonly recordLength: number
  /** Records whose quotes do not close, in one file, before it is refused. */
  readonly brokenQuotes: number
}

export const TABLE_LIMITS: TableLimits = {
  sourceBytes: 128 * MIB,
  totalBytes: 4096 * MIB,
  entries: 10_000,
  recordLength: MIB,
  brokenQuotes: 100,
}
