import type { CaseBatch } from '../domain/case-record.ts'

/** A file that whoever asks for an import has put where the program may read it. */
export interface InputFile {
  /** Base name, as people know it; never opened. */
  readonly name: string
  readonly path: string
}

/** What a reader is given: one or more files, and the mapping for those that need one. */
export interface ImportInput {
  readonly files: readonly InputFile[]
  readonly mapping: InputFile | null
}

/** A piece of what came in that was left out, with the reason, so that it can be mended and imported again. */
export interface Reject {
  readonly file: string
  /** Counted from 1; in a table with its header as row 1. Null where it concerns the file as a whole. */
  readonly row: number | null
  /** Name of the column or path of the field. */
  readonly field: string | null
  readonly code: string
  /** What is wrong and how to mend it. */
  readonly message: string
  /** The cells of the row under their headers, as they came; null where there is no row. */
  readonly cells: Readonly<Record<string, string>> | null
}

export interface PartsOptions {
  readonly signal?: AbortSignal | undefined
  /** Bytes read of all there are. */
  readonly onProgress?: (done: number, total: number) => void
  /** Called for whatever is left out, in the order of the files and rows. */
  readonly onReject: (reject: Reject) => void
}

/**
 * An import that has been opened: what its files say of themselves, and their records in parts. Equal files and mapping
 * give equal parts, always, so that an import can go on after a crash.
 */
export interface ImportSource {
  /** Lower-case hexadecimal SHA-256 over all that decides what the parts are. */
  readonly key: string
  readonly title: string
  /** Name and description of the case as the files have them; null where they name none. */
  readonly name: string | null
  readonly description: string
  /**
   * Records checked and ready to be appended, at most PART_RECORDS at a time and some MiB of source bytes. A record
   * refers to those of its part and earlier ones; claims may supersede and contradict claims of later parts. Throws
   * what `Reader.open` throws, where a format can only be checked as it is read.
   */
  parts(options: PartsOptions): AsyncIterable<CaseBatch>
  /** Gives up whatever is held open. */
  close(): Promise<void>
}

/** Most records of one part. */
export const PART_RECORDS = 10_000
/** A part ends once the sources in it have so many bytes. */
export const PART_SOURCE_BYTES = 16 * 1024 * 1024
