/** See write-parts.mjs. */
export function writeParts(
  program: {
    readonly synthesise: (options: { people: number; seed: number }) => Iterable<unknown>
    readonly countBlocks: (people: number) => number
    readonly writeCaseFile: (output: import('node:stream').Writable, content: never) => Promise<void>
  },
  options: {
    readonly people: number
    readonly seed: number
    readonly folder: string
    readonly tell: (sentence: string) => void
    readonly blocksPerFile?: number
  },
): Promise<string[]>
