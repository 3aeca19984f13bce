import type { ImportInput, ImportSource, InputFile } from './import-source.ts'

export interface OpenOptions {
  readonly signal?: AbortSignal
  /** Called as bytes are looked through before the first part can be given: done of total. */
  readonly onProgress?: (done: number, total: number) => void
}

/** Reads one format. Readers know no database; what they give has been validated. */
export interface Reader {
  readonly id: string
  /** What people call the format. */
  readonly title: string
  /** Endings of file names, in lower case, with the dot. */
  readonly extensions: readonly string[]
  /** Whether a file looks like this format by its first bytes (up to SNIFF_BYTES) and its name. */
  sniff(head: Uint8Array, file: InputFile): boolean
  /**
   * Opens files of this format. What has to be whole is checked here.
   *
   * @throws an error that lists problems place by place; the signal's reason when aborted
   */
  open(input: ImportInput, options?: OpenOptions): Promise<ImportSource>
}

/** How many of the first bytes of a file `sniff` is given at most. */
export const SNIFF_BYTES = 4096
