import type { ViolationKind } from '../domain/validate-claim.ts'

/** What is wrong with an archive, a line, a record, or a record's place among the others. */
export type ProblemCode =
  | 'not-a-zip'
  | 'too-many-entries'
  | 'unsafe-name'
  | 'unexpected-entry'
  | 'duplicate-entry'
  | 'symlink'
  | 'encrypted'
  | 'unsupported-compression'
  | 'entry-too-large'
  | 'total-too-large'
  | 'no-case-jsonl'
  | 'size-mismatch'
  | 'corrupt-entry'
  | 'line-too-long'
  | 'too-many-lines'
  | 'invalid-utf8'
  | 'byte-order-mark'
  | 'blank-line'
  | 'not-json'
  | 'too-deep'
  | 'duplicate-key'
  | 'forbidden-key'
  | 'no-header'
  | 'wrong-format'
  | 'wrong-version'
  | 'unknown-type'
  | 'wrong-field'
  | 'duplicate-record'
  | 'conflicting-record'
  | 'unknown-reference'
  | 'repeated-reference'
  | 'built-in-predicate'
  | 'unknown-parent'
  | 'supersession-cycle'
  | 'missing-source'
  | 'unused-source'
  | 'hash-mismatch'
  | 'length-mismatch'
  | 'excerpt-outside'
  | 'excerpt-cuts-character'
  | 'quote-mismatch'
  | 'row-in-text'
  | 'too-many-predicates'
  | 'file-changed'
  | 'too-many-files'
  | 'no-manifest'
  | 'missing-entry'
  | 'count-mismatch'
  | 'too-large'
  | 'unsupported-encoding'
  | 'not-xml'
  | 'document-type'
  | 'text-too-long'
  | 'no-graph'
  | 'unsupported-element'
  | 'duplicate-id'
  | 'repeated-value'
  | 'wrong-value'
  | 'no-mapping'
  | ViolationKind

/** One thing wrong with what came in: where, and how to mend it. */
export interface Problem {
  /** Name of the part inside an archive, or of the file itself. */
  readonly file: string
  /** Counted from 1. */
  readonly line: number | null
  /** Counted from 1: UTF-16 units of the line; bytes of the line where it is no UTF-8. */
  readonly column: number | null
  /** Path of the field, such as `object.entity` or `excerpts[0]`. */
  readonly field: string | null
  readonly code: ProblemCode
  readonly message: string
}

/** A problem as far as it is told; what is left out is null. */
export type ProblemDraft = Pick<Problem, 'file' | 'code' | 'message'> & Partial<Problem>

/** Collects problems up to a limit. */
export class ProblemList {
  readonly #problems: Problem[] = []

  constructor(readonly limit: number) {}

  add(draft: ProblemDraft): void {
    if (!this.isFull) this.#problems.push({ line: null, column: null, field: null, ...draft })
  }

  /** No more are taken: whoever looks for problems can stop. */
  get isFull(): boolean {
    return this.#problems.length >= this.limit
  }

  get size(): number {
    return this.#problems.length
  }

  get isEmpty(): boolean {
    return this.#problems.length === 0
  }

  /** The problems so far, by file as they came up, those of a file in the order of its lines. */
  list(): readonly Problem[] {
    const files = [...new Set(this.#problems.map((one) => one.file))]
    return files.flatMap((file) =>
      this.#problems.filter((one) => one.file === file).sort((a, b) => (a.line ?? 0) - (b.line ?? 0)),
    )
  }
}

/** Text for a message: cut to `maximum` UTF-16 units, with what cannot be seen escaped. */
export function shorten(text: string, maximum = 80): string {
  const cut = text.length > maximum ? `${text.slice(0, maximum)}…` : text
  return cut.replace(/[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/gu, escapeCharacter)
}

function escapeCharacter(character: string): string {
  if (character === '\n') return '\\n'
  return `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`
}
