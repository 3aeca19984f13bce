import type { HandlingCode, Reliability } from './grade.ts'
import type { ExcerptId, OriginId, SourceId } from './ids.ts'
import type { PartialDate } from './partial-date.ts'

export const SOURCE_KINDS = [
  'press',
  'official-statement',
  'police-report',
  'court-record',
  'interview',
  'intercept',
  'surveillance',
  'open-source',
  'table',
  'analyst-note',
  'other',
] as const
export type SourceKind = (typeof SOURCE_KINDS)[number]

/** A document or data file, fixed by the hash of its bytes. */
export interface Source {
  readonly type: 'source'
  readonly id: SourceId
  /** Lower-case hexadecimal SHA-256 of the bytes. */
  readonly sha256: string
  readonly byteLength: number
  readonly mediaType: 'text/plain' | 'text/csv'
  readonly kind: SourceKind
  readonly title: string
  /** BCP 47 tags, at least one. */
  readonly languages: readonly string[]
  readonly publisher: string | null
  /** Null when not known. */
  readonly date: PartialDate | null
  readonly originId: OriginId
  readonly reliability: Reliability | null
  readonly handling: HandlingCode | null
  readonly exhibit: string | null
}

/** A verbatim quote, at UTF-16 indices of its source's text (UTF-8, a byte order mark kept), end exclusive. */
export interface Excerpt {
  readonly type: 'excerpt'
  readonly id: ExcerptId
  readonly source: SourceId
  readonly start: number
  readonly end: number
  readonly quote: string
  /** Row of a table, counted from 1 with the header as row 1; null in running text. */
  readonly row: number | null
  readonly translation: Translation | null
}

export interface Translation {
  readonly text: string
  readonly language: string
  readonly author: string
}
