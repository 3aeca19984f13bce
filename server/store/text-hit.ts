import type { ExcerptId, SourceId } from '../domain/ids.ts'

/** Where full text is looked for: in quotes of excerpts, or in passages of running texts. */
export const TEXT_FIELDS = ['quote', 'passage'] as const
export type TextField = (typeof TEXT_FIELDS)[number]

export interface TextQuery {
  readonly field: TextField
  /** Every word, folded (domain/fold-name.ts), must begin some word of the text. */
  readonly text: string
}

/** A quote or passage in which every word was found. */
export interface TextHit {
  /** Cursor of the hit: id of the excerpt, or for a passage `<source> <start>`, the start as ten digits. */
  readonly id: string
  readonly source: SourceId
  /** Null for a passage. */
  readonly excerpt: ExcerptId | null
  /** UTF-16 indices in the text of the source, end exclusive. */
  readonly start: number
  readonly end: number
  readonly text: string
  /** What matched, as UTF-16 indices within `text`, in order and apart from each other. */
  readonly highlights: readonly { readonly start: number; readonly end: number }[]
}
