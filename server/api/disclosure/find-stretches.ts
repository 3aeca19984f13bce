import type { EntityId, ExcerptId, SourceId } from '../../domain/ids.ts'
import type { Excerpt } from '../../domain/source.ts'
import type { CaseStore } from '../../store/case-store.ts'
import type { CaseContext } from '../case-context.ts'
import { readExcerptsById } from '../read-by-ids.ts'
import type { Cover } from './mask-text.ts'
import type { IdentifyingClaim } from './read-identifying.ts'

/** Stands for what is covered without a pseudonym. */
export const WITHHELD = '[…]'

/**
 * Passages quoted for a claim that identifies somebody masked. A passage quoted for a name is covered whole only where
 * covering the name itself finds nothing, as when the text inflects it.
 */
export async function findStretches(
  store: CaseStore,
  { info, clocks }: CaseContext,
  claims: readonly IdentifyingClaim[],
  mentions: (id: EntityId, text: string) => boolean,
): Promise<ReadonlyMap<SourceId, readonly Cover[]>> {
  const quoting = groupByExcerpt(claims)
  const stretches = new Map<SourceId, Cover[]>()
  for await (const excerpts of readExcerptsById(store, info.id, clocks, quoting.keys())) {
    for (const excerpt of excerpts) {
      if (quoting.get(excerpt.id)?.some((claim) => isCovered(claim, excerpt, mentions)) === true)
        cover(stretches, excerpt)
    }
  }
  return stretches
}

function isCovered(
  { name, subject }: IdentifyingClaim,
  { quote }: Excerpt,
  mentions: (id: EntityId, text: string) => boolean,
): boolean {
  return name === null || !mentions(subject, quote)
}

function cover(stretches: Map<SourceId, Cover[]>, { source, start, end }: Excerpt): void {
  const list = stretches.get(source) ?? []
  list.push({ start, end, replacement: WITHHELD })
  stretches.set(source, list)
}

/** Descriptions are no names that a passage would give away. */
function groupByExcerpt(claims: readonly IdentifyingClaim[]): ReadonlyMap<ExcerptId, readonly IdentifyingClaim[]> {
  const groups = new Map<ExcerptId, IdentifyingClaim[]>()
  for (const claim of claims) {
    if (claim.name?.nameKind === 'description') continue
    for (const id of claim.excerpts) {
      const group = groups.get(id)
      if (group === undefined) groups.set(id, [claim])
      else group.push(claim)
    }
  }
  return groups
}
