import { objectLiteral } from '../domain/claim.ts'
import type { Claim, KnownClaim } from '../domain/claim.ts'
import { foldName, tokenizeFolded } from '../domain/fold-name.ts'
import type { EntityId } from '../domain/ids.ts'
import type { NameHit } from './case-store.ts'
import { compareCodePoints } from './compare-text.ts'

/** The name that a claim gives its subject, or null when it gives none. */
export function readName(claim: Pick<Claim, 'object'>): string | null {
  const literal = objectLiteral(claim)
  return literal?.kind === 'name' ? literal.value : null
}

/** The distinct folded words of a name or a question. */
export function listFoldedWords(text: string): string[] {
  return [...new Set(tokenizeFolded(foldName(text)))]
}

/**
 * The words a search must find, longest first because those narrow it most. A word that begins another adds nothing
 * and is left out. Empty when nothing in the text can be searched for, and then nothing is found.
 */
export function listSearchWords(text: string): string[] {
  const words = listFoldedWords(text)
  return words
    .filter((word) => !words.some((other) => other !== word && other.startsWith(word)))
    .sort((a, b) => b.length - a.length || compareCodePoints(a, b))
}

/** Whether every word begins some word of the name. */
export function matchesWords(name: string, words: readonly string[]): boolean {
  const own = listFoldedWords(name)
  return words.length > 0 && words.every((word) => own.some((token) => token.startsWith(word)))
}

/**
 * The hits among claims that are visible at the clocks asked for: one an entity, its matching name first in code
 * point order (then its claim id), by entity id.
 */
export function collectNameHits(visible: Iterable<KnownClaim>, words: readonly string[]): NameHit[] {
  const best = new Map<EntityId, NameHit>()
  for (const claim of visible) {
    const name = readName(claim)
    if (name === null || !matchesWords(name, words)) continue
    const hit = { entity: claim.subject, claim: claim.id, name }
    const known = best.get(hit.entity)
    if (known === undefined || comesBefore(hit, known)) best.set(hit.entity, hit)
  }
  return [...best.values()].sort((a, b) => compareCodePoints(a.entity, b.entity))
}

function comesBefore(a: NameHit, b: NameHit): boolean {
  return (compareCodePoints(a.name, b.name) || compareCodePoints(a.claim, b.claim)) < 0
}
