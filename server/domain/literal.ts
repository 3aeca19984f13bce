import type { ProceduralCategory } from './category.ts'
import type { PartialDate } from './partial-date.ts'

export const NAME_KINDS = ['legal', 'alias', 'transliteration', 'nickname', 'description'] as const
/** `description` is what a text calls somebody it does not name: "six watchers". */
export type NameKind = (typeof NAME_KINDS)[number]

/** Elements of trafficking in persons (Palermo protocol, art. 3), in the terms of IOM's HTCDS 2.0. */
export const TRAFFICKING_ELEMENTS = {
  act: ['recruitment', 'transportation', 'transfer', 'harbouring', 'receipt'],
  means: [
    'threat',
    'force',
    'coercion',
    'abduction',
    'fraud',
    'deception',
    'abuse-of-power',
    'abuse-of-vulnerability',
    'payment-or-benefit-to-controller',
  ],
  purpose: [
    'sexual-exploitation',
    'forced-labour',
    'forced-criminality',
    'forced-marriage',
    'forced-begging',
    'slavery-or-similar-practice',
    'servitude',
    'removal-of-organs',
    'other',
  ],
} as const
export type TraffickingElement = keyof typeof TRAFFICKING_ELEMENTS

export interface NameLiteral {
  readonly kind: 'name'
  readonly value: string
  /** ISO 15924 code: `Latn`, `Arab`. */
  readonly script: string
  /** BCP 47 tag, or null when not known. */
  readonly language: string | null
  readonly nameKind: NameKind
}

/** The value of a claim that says something of one entity alone. */
export type Literal =
  | NameLiteral
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'category'; readonly value: ProceduralCategory }
  | { readonly kind: 'count'; readonly min: number | null; readonly max: number | null }
  | { readonly kind: 'date'; readonly value: PartialDate }
  | { readonly kind: 'coordinates'; readonly latitude: number; readonly longitude: number }
  | { readonly kind: 'text'; readonly value: string; readonly language: string | null }
  | { readonly kind: 'trafficking-element'; readonly element: TraffickingElement; readonly value: string }

export type LiteralKind = Literal['kind']
