/** Reliability of a source, in the scheme it was given in. Schemes are never silently converted. */
export type Reliability =
  | { readonly scheme: 'admiralty'; readonly value: 'A' | 'B' | 'C' | 'D' | 'E' | 'F' }
  | { readonly scheme: 'europol-4x4'; readonly value: 'A' | 'B' | 'C' | 'X' }
  | { readonly scheme: 'uk-3x5x2'; readonly value: '1' | '2' | '3' }

/** Grade of the information itself, in the scheme it was given in. */
export type InformationGrade =
  | { readonly scheme: 'admiralty'; readonly value: '1' | '2' | '3' | '4' | '5' | '6' }
  | { readonly scheme: 'europol-4x4'; readonly value: '1' | '2' | '3' | '4' }
  | { readonly scheme: 'uk-3x5x2'; readonly value: 'A' | 'B' | 'C' | 'D' | 'E' }

export type GradeScheme = Reliability['scheme']

/** Handling codes of Europol (H0–H3) and of the UK scheme (P lawful sharing permitted, C conditions apply). */
export const HANDLING_CODES = ['H0', 'H1', 'H2', 'H3', 'P', 'C'] as const
export type HandlingCode = (typeof HANDLING_CODES)[number]

export const RELIABILITY_VALUES = {
  admiralty: ['A', 'B', 'C', 'D', 'E', 'F'],
  'europol-4x4': ['A', 'B', 'C', 'X'],
  'uk-3x5x2': ['1', '2', '3'],
} as const satisfies { [S in GradeScheme]: readonly Extract<Reliability, { scheme: S }>['value'][] }

export const INFORMATION_VALUES = {
  admiralty: ['1', '2', '3', '4', '5', '6'],
  'europol-4x4': ['1', '2', '3', '4'],
  'uk-3x5x2': ['A', 'B', 'C', 'D', 'E'],
} as const satisfies { [S in GradeScheme]: readonly Extract<InformationGrade, { scheme: S }>['value'][] }

/**
 * The badge an analyst reads, source first: `B2`, `A1`, `1A`; a part that was never given is `–`. Null when
 * neither was. Parts of different schemes stay apart, each with its scheme.
 */
export function formatGrade(reliability: Reliability | null, information: InformationGrade | null): string | null {
  if (reliability === null && information === null) return null
  if (reliability !== null && information !== null && reliability.scheme !== information.scheme) {
    return `${reliability.value} (${reliability.scheme}) / ${information.value} (${information.scheme})`
  }
  return `${reliability?.value ?? '–'}${information?.value ?? '–'}`
}
