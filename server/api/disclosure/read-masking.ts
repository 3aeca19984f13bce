import type { EntityId } from '../../domain/ids.ts'
import type { CaseStore } from '../../store/case-store.ts'
import type { CaseContext } from '../case-context.ts'
import { readEntitiesById } from '../read-by-ids.ts'
import { findStretches } from './find-stretches.ts'
import { listMasked } from './list-masked.ts'
import type { Masking } from './masking.ts'
import { NameMatcher } from './name-matcher.ts'
import { listMaskedPatterns, listSparingPatterns } from './name-patterns.ts'
import type { MaskedIdentity } from './name-patterns.ts'
import { createNameSieve } from './name-sieve.ts'
import { assignPseudonyms, formatCount } from './pseudonym.ts'
import { readIdentifying } from './read-identifying.ts'
import type { Identifying } from './read-identifying.ts'
import { readSparedNames } from './read-spared-names.ts'

/** Reads what is masked in a case and all that leads to it. */
export async function readMasking(store: CaseStore, context: CaseContext): Promise<Masking> {
  const letters = await listMasked(store, context)
  const identifying = await readIdentifying(store, context, new Set(letters.keys()))
  const pseudonyms = labelPseudonyms(letters, identifying)
  const identities = await listIdentities(store, context, pseudonyms, identifying)
  const matcher = await createMatcher(store, context, identities, pseudonyms)
  return {
    pseudonyms,
    matcher,
    stretches: await findStretches(store, context, identifying.claims, (id, text) =>
      matcher.findIn(text).some((match) => match.replacement === pseudonyms.get(id)),
    ),
    leftOut: new Set(identifying.claims.filter((one) => one.predicate !== 'HAS_NAME').map((one) => one.id)),
  }
}

async function createMatcher(
  store: CaseStore,
  context: CaseContext,
  identities: readonly MaskedIdentity[],
  pseudonyms: ReadonlyMap<EntityId, string>,
): Promise<NameMatcher> {
  if (identities.length === 0) return new NameMatcher([])
  const covering = listMaskedPatterns(identities)
  const sharesWord = createNameSieve(covering)
  const spared = await readSparedNames(store, context, sharesWord, (id) => pseudonyms.has(id))
  return new NameMatcher([...listSparingPatterns(identities, covering, spared), ...covering])
}

function labelPseudonyms(
  letters: ReadonlyMap<EntityId, string>,
  { traits }: Identifying,
): ReadonlyMap<EntityId, string> {
  const labels = new Map<EntityId, string>()
  for (const [id, code] of assignPseudonyms(letters)) labels.set(id, code + formatCount(traits.get(id)?.count))
  return labels
}

async function listIdentities(
  store: CaseStore,
  { info, clocks }: CaseContext,
  pseudonyms: ReadonlyMap<EntityId, string>,
  { traits }: Identifying,
): Promise<MaskedIdentity[]> {
  const entities = await readEntitiesById(store, info.id, clocks, pseudonyms.keys())
  return [...pseudonyms].map(([id, pseudonym]) => {
    const { names = [], identifiers = [], birthdays = [] } = traits.get(id) ?? {}
    return { isPerson: entities.get(id)?.kind === 'Person', names, identifiers, birthdays, pseudonym }
  })
}
