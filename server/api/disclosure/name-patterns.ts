import { foldName, tokenizeFolded } from '../../domain/fold-name.ts'
import type { NameLiteral } from '../../domain/literal.ts'
import type { NamePattern } from './name-matcher.ts'
import { createNameSieve } from './name-sieve.ts'
import { spellDate } from './spell-date.ts'

/** Words that stand in too many names to give anybody away, folded. */
const PARTICLES = new Set(
  (
    'abd abu al ben bin bint da das de del della der des di do dos du el ibn la las le los san santa sao sidi umm van ' +
    'von zu ابن ابو ام ال بن بنت بني عبد'
  ).split(' '),
)

const LATIN = /^\p{Script=Latin}/u
/** Numbers, plates and addresses hold digits; they are found however they are parted. */
const CODE = /\d/u
const INTERNATIONAL = /^\s*(?:\+|00)/u
const BIRTHDAY = '…'

/** A masked entity: every name it ever had, its identifiers, and what is shown instead. */
export interface MaskedIdentity {
  /** Words of a person's name give the person away one by one; those of a group's name only together. */
  readonly isPerson: boolean
  readonly names: readonly NameLiteral[]
  readonly identifiers: readonly string[]
  /** Days of birth, `YYYY-MM-DD`; less precise ones tell of nobody. */
  readonly birthdays?: readonly string[]
  readonly pseudonym: string
}

/**
 * Patterns that cover the masked and spare the full names in `shown`, except those that hold a masked name whole, as
 * when an event is named after its victim, and those that hold no word of anything masked: they spare nothing.
 */
export function buildNamePatterns(
  masked: readonly MaskedIdentity[],
  shown: readonly NameLiteral[],
): readonly NamePattern[] {
  const covering = listMaskedPatterns(masked)
  const sharesWord = createNameSieve(covering)
  const sparing = shown.filter(({ value }) => sharesWord(value))
  return [...listSparingPatterns(masked, covering, sparing), ...covering]
}

/** Patterns that spare names, but for those that hold a masked name whole. */
export function listSparingPatterns(
  masked: readonly MaskedIdentity[],
  covering: readonly NamePattern[],
  shown: readonly NameLiteral[],
): readonly NamePattern[] {
  const holdsWhole = createWholeNameTest(masked)
  const taken = new Set(covering.map(({ tokens }) => tokens.join(' ')))
  const sparing = new Map<string, NamePattern>()
  for (const { value } of shown) {
    if (holdsWhole(value)) continue
    const tokens = tokenize(value)
    const key = tokens.join(' ')
    if (!taken.has(key)) sparing.set(key, { tokens, replacement: null })
  }
  return [...sparing.values()]
}

/** Patterns that cover names, numbers and birthdays of the masked; where two have the same words, the first counts. */
export function listMaskedPatterns(masked: readonly MaskedIdentity[]): readonly NamePattern[] {
  const patterns = new Map<string, NamePattern>()
  for (const identity of masked) {
    for (const tokens of listSecrets(identity)) addPattern(patterns, tokens, identity.pseudonym)
    for (const day of identity.birthdays ?? []) {
      for (const spelling of spellDate(day)) addPattern(patterns, tokenize(spelling), BIRTHDAY)
    }
  }
  return [...patterns.values(), ...masked.flatMap(listCodes)]
}

/** Makes the test whether a name holds all words, in order and together, of a name of somebody masked. */
function createWholeNameTest(masked: readonly MaskedIdentity[]): (name: string) => boolean {
  const whole = new Set(masked.flatMap((identity) => identity.names.map((name) => foldName(name.value))))
  return (name) => {
    const words = tokenize(name)
    return words.some((_, start) =>
      words.slice(start).some((_, length) => whole.has(words.slice(start, start + length + 1).join(' '))),
    )
  }
}

function listCodes({ isPerson, names, identifiers, pseudonym }: MaskedIdentity): NamePattern[] {
  const codes = [...identifiers, ...(isPerson ? [] : names.map((name) => name.value))]
  return codes
    .filter((code) => CODE.test(foldName(code)))
    .map((code) => ({
      tokens: tokenize(code),
      replacement: pseudonym,
      code: INTERNATIONAL.test(code) ? ('international' as const) : ('national' as const),
    }))
}

function listSecrets(identity: MaskedIdentity): string[][] {
  const secrets = identity.identifiers.map(tokenize)
  for (const name of identity.names) {
    const words = tokenize(name.value)
    secrets.push(words)
    if (!identity.isPerson || name.nameKind === 'description') continue
    if (words.length > 1) secrets.push([words.join('')])
    for (const word of words) if (identifiesAlone(word)) secrets.push([word])
  }
  return secrets
}

function identifiesAlone(word: string): boolean {
  if (PARTICLES.has(word)) return false
  return word.length >= (LATIN.test(word) ? 3 : 2)
}

function addPattern(patterns: Map<string, NamePattern>, tokens: readonly string[], replacement: string): void {
  const key = tokens.join(' ')
  if (tokens.length > 0 && !patterns.has(key)) patterns.set(key, { tokens, replacement })
}

function tokenize(text: string): string[] {
  return tokenizeFolded(foldName(text))
}
