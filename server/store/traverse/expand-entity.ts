import type { EntityId } from '../../domain/ids.ts'
import type { PageRequest } from '../case-store.ts'
import { compareCodePoints } from '../compare-text.ts'
import type { Link, LinkCount, LinkFilter } from '../link.ts'
import { otherEnd } from './traversal.ts'
import type { LinkReader, Traversal } from './traversal.ts'

/** One page of what an entity is linked to. */
export interface Expansion {
  /**
   * How many links there are by predicate and direction, in code point order, whatever predicates the filter names: what
   * there is to choose from. Window and grades of the filter do apply. Null on pages after the first.
   */
  readonly counts: readonly LinkCount[] | null
  /** In code point order of claim id; the filter applies in full. */
  readonly links: readonly Link[]
  /** Entities at the other ends of this page's links, in code point order; one may come again on a later page. */
  readonly neighbours: readonly EntityId[]
  /** What to pass as `after` for the next page, or null when this was the last. */
  readonly next: string | null
}

/**
 * Expands one entity by a page of its links, so that a hub of a hundred thousand never floods whoever asks: first it
 * is told how many there are of each sort, then it takes as many as it wants.
 *
 * @throws {RangeError} when the page's limit is no whole number from 1 to 5,000
 */
export async function expandEntity(
  traversal: Traversal<Pick<LinkReader, 'readLinks' | 'countLinks'>>,
  entity: EntityId,
  filter: LinkFilter,
  page: PageRequest,
): Promise<Expansion> {
  const { reader, caseId, clocks, signal } = traversal
  signal?.throwIfAborted()
  const unnarrowed: LinkFilter & { predicates?: readonly string[] } = { ...filter }
  delete unnarrowed.predicates
  const counts = page.after === null ? await reader.countLinks(caseId, clocks, entity, unnarrowed) : null
  signal?.throwIfAborted()
  const { items, next } = await reader.readLinks(caseId, clocks, entity, filter, page)
  const neighbours = new Set(items.map((link) => otherEnd(link, entity)))
  return { counts, links: items, neighbours: [...neighbours].sort(compareCodePoints), next }
}
