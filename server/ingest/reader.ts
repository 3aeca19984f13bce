import type { CaseFileHeader } from '../contract/case-file-schema.ts'
import type { CaseBatch } from '../domain/case-record.ts'

/** A file as it came: its bytes, or the path that whoever asked for the reading gave. */
export type FileContent = Uint8Array | { readonly path: string }

export interface ReadOptions {
  /** What messages call the file; its base name where there is a path, else "the file". */
  readonly name?: string
  readonly signal?: AbortSignal
  /** Called as bytes are read: done of total, unpacked. */
  readonly onProgress?: (done: number, total: number) => void
}

/** What a file says: about itself, and the records it holds, checked against each other. */
export interface ReadResult {
  readonly header: Pick<CaseFileHeader, 'name' | 'description' | 'masked'>
  readonly batch: CaseBatch
}

/** Reads one format. Readers know no database; what they give back has been validated as a whole. */
export interface Reader {
  readonly id: string
  /** What people call the format. */
  readonly title: string
  /** Endings of file names, in lower case, with the dot. */
  readonly extensions: readonly string[]
  /** Whether the first bytes of a file (up to SNIFF_BYTES) look like this format. */
  sniff(head: Uint8Array): boolean
  /** @throws an error that lists problems, CaseFileError for a case file; the signal's reason when aborted */
  read(content: FileContent, options?: ReadOptions): Promise<ReadResult>
}

/** How many of the first bytes of a file `sniff` is given at most. */
export const SNIFF_BYTES = 4096
