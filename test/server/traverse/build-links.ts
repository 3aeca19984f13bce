import type { Entity } from '../../../server/domain/entity.ts'
import { NOW } from '../../../server/domain/clocks.ts'
import type { CaseId, ClaimId, EntityId } from '../../../server/domain/ids.ts'
import type { Link } from '../../../server/store/link.ts'
import type { Traversal } from '../../../server/store/traverse/traversal.ts'
import { makePerson } from '../../contract/build-records.ts'
import { MemoryLinkReader } from './memory-link-reader.ts'

/** A link named after its ends, `a-b`, unless it is given a name. */
export function makeLink(
  subject: string,
  object: string,
  changes: Partial<Link> | { readonly claim?: string } = {},
): Link {
  return {
    claim: `${subject}-${object}` as ClaimId,
    predicate: 'ASSOCIATED_WITH',
    subject: subject as EntityId,
    object: object as EntityId,
    valid: { from: null, to: null },
    grade: null,
    ...(changes as Partial<Link>),
  }
}

/** Links along a chain of entities: `linkChain('a b c')` is a-b and b-c. */
export function linkChain(chain: string): Link[] {
  const ids = chain.split(' ')
  return ids.slice(1).map((id, index) => makeLink(ids[index] ?? id, id))
}

/** A traversal of links in memory; whoever is not among `others` is a person. */
export function openLinks(
  links: readonly Link[],
  others: readonly Entity[] = [],
): Traversal<MemoryLinkReader> & { readonly reader: MemoryLinkReader } {
  const ids = new Set(links.flatMap((link) => [link.subject, link.object]))
  for (const entity of others) ids.delete(entity.id)
  const reader = new MemoryLinkReader([...[...ids].map(makePerson), ...others], links)
  return { reader, caseId: 'memory' as CaseId, clocks: NOW }
}

/** Numbered ids, such as `x000` and on. */
export function listIds(prefix: string, count: number): string[] {
  return Array.from({ length: count }, (_, index) => `${prefix}${String(index).padStart(5, '0')}`)
}
