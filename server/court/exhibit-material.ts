import type { Basis, Certainty, ClaimStatus } from '../domain/claim.ts'
import type { Clocks } from '../domain/clocks.ts'
import type { EntityKind } from '../domain/entity.ts'
import type { HandlingCode } from '../domain/grade.ts'
import type { LineStyle } from '../domain/line-style.ts'
import type { SourceKind } from '../domain/source.ts'

/** US FRE 107 (an aid, no evidence) or FRE 1006 (a summary of originals that were offered). */
export const EXHIBIT_MODES = ['illustrative-aid', 'summary'] as const
export type ExhibitMode = (typeof EXHIBIT_MODES)[number]

/** Sheets of paper, landscape. */
export const PAGE_FORMATS = ['a4', 'a3'] as const
export type PageFormat = (typeof PAGE_FORMATS)[number]

/** Chart grammar: a concept is an object's hexagon with a double outline; a page is a source. */
export type ChartShape = 'circle' | 'rectangle' | 'diamond' | 'pin' | 'hexagon' | 'double-hexagon' | 'page'

const SHAPES: Readonly<Record<EntityKind, ChartShape>> = {
  Person: 'circle',
  Group: 'rectangle',
  Location: 'pin',
  Event: 'diamond',
  Object: 'hexagon',
  Concept: 'double-hexagon',
}

/** The shape by which the chart grammar tells a kind, without colour. */
export function chooseShape(kind: EntityKind): ChartShape {
  return SHAPES[kind]
}

/** An entity as it may be shown: the label of a masked one is a pseudonym. */
export interface ExhibitNode {
  readonly id: string
  readonly label: string
  readonly kind: EntityKind
  readonly shape: ChartShape
  readonly masked: boolean
}

/** A passage as it may be shown, with what a court needs to find and check it. */
export interface ExhibitQuote {
  readonly source: string
  readonly title: string
  readonly sourceKind: SourceKind
  /** The number under which the source was or will be offered; null when it has none yet. */
  readonly exhibit: string | null
  /** Null for texts and tables, which have no pages. */
  readonly page: number | null
  /** Row of a table, counted from 1; null in running text. */
  readonly row: number | null
  readonly quote: string
  readonly translation: { readonly text: string; readonly language: string; readonly author: string } | null
  /** Lower-case hexadecimal SHA-256 of the source's bytes. */
  readonly sha256: string
  readonly handling: HandlingCode | null
}

/** A claim in words and with its quotes, whether or not it is drawn. */
export interface ExhibitStatement {
  readonly claim: string
  /** What it is about, as labels: the ends of a line, or an entity and a value. */
  readonly from: string
  readonly predicate: string
  readonly to: string
  readonly certainty: Certainty
  readonly basis: Basis
  readonly status: ClaimStatus
  readonly grade: string | null
  readonly handling: HandlingCode | null
  readonly attributedTo: string | null
  readonly valid: { readonly from: string | null; readonly to: string | null }
  readonly quotes: readonly ExhibitQuote[]
}

/** A claim between two entities, ready to be drawn from `source` to `target`. */
export interface ExhibitLine extends ExhibitStatement {
  readonly source: string
  readonly target: string
  readonly symmetric: boolean
  readonly line: LineStyle
  /** Refuted, or contradicted by a claim that stands. */
  readonly crossed: boolean
  /** Ids of the claims that it contradicts or that contradict it. */
  readonly contradictions: readonly string[]
}

/** All that may be shown of a case at one pair of clocks, and what of it the exhibit is to show. */
export interface ExhibitMaterial {
  readonly mode: ExhibitMode
  readonly title: string
  readonly format: PageFormat
  /** `knownAt` is never "now": an exhibit says what was known when. Null only for a case that is still empty. */
  readonly clocks: Clocks
  readonly nodes: readonly ExhibitNode[]
  readonly lines: readonly ExhibitLine[]
  /** Claims that contradict a line and are no lines themselves. */
  readonly contradicting: readonly ExhibitStatement[]
  /** Ids of claims that may not be shown at all, since they would tell who somebody masked is. */
  readonly withheld: readonly string[]
  /** Ids of the entities to show; null shows all. */
  readonly chosen: readonly string[] | null
  /** Places in chart units, y upwards, by id; a node without one is placed among its neighbours. */
  readonly positions: ReadonlyMap<string, { readonly x: number; readonly y: number }>
  /** Claims whose provider has permitted their use in court. */
  readonly permittedClaims: ReadonlySet<string>
}
