const MIB = 1024 * 1024
const GIB = 1024 * MIB

/** Longest texts of a record, in UTF-16 units. */
export const TEXT_LIMITS = {
  /** Names of cases, people who record, publishers, exhibits, units, roles. */
  label: 300,
  /** Names of entities and titles of sources. */
  name: 1_000,
  /** Reasons, notes, definitions, descriptions, literal texts. */
  paragraph: 20_000,
  /** Quotes and their translations. */
  quote: 100_000,
} as const

/** Most items of a list within one record. */
export const LIST_LIMITS = {
  languages: 20,
  excerpts: 1_000,
  contradicts: 1_000,
} as const

/** What a case file may hold; larger ones are refused before anything of them is unpacked. */
export interface CaseFileLimits {
  /** Entries of the archive; 65,534 is the most that a zip holds without its 64-bit extension. */
  readonly entries: number
  /** Bytes of `case.jsonl`, unpacked. */
  readonly recordBytes: number
  /** Bytes of one source, unpacked. */
  readonly sourceBytes: number
  /** Bytes of all entries together, unpacked. */
  readonly totalBytes: number
  /** Bytes of one line of `case.jsonl`, without its line feed. */
  readonly lineBytes: number
  /** Lines of `case.jsonl`, with the header. */
  readonly lines: number
  /** Predicates that the case adds to the vocabulary. */
  readonly predicates: number
  /** How deep arrays and objects may nest in a line. */
  readonly depth: number
  /** Problems collected before reading stops. */
  readonly problems: number
}

export const CASE_FILE_LIMITS: CaseFileLimits = {
  entries: 65_534,
  recordBytes: 3 * GIB,
  sourceBytes: 128 * MIB,
  totalBytes: 8 * GIB,
  lineBytes: 4 * MIB,
  lines: 20_000_000,
  predicates: 10_000,
  depth: 16,
  problems: 1_000,
}
