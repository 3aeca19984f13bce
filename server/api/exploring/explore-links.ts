import type { EgoNetworkView, LinkPage } from '../../contract/exploring.ts'
import type { EntityId } from '../../domain/ids.ts'
import type { LinkFilter } from '../../store/link.ts'
import { expandEntity } from '../../store/traverse/expand-entity.ts'
import { findEgoNetwork } from '../../store/traverse/find-ego-network.ts'
import type { LinkReader, Traversal } from '../../store/traverse/traversal.ts'
import { discloseLinks } from './disclosed-links.ts'
import { viewLinked } from './view-linked.ts'
import type { Exploration } from './view-linked.ts'

/** A page of what an entity is linked to. One that tells of withheld links only is empty, and the next may follow. */
export async function exploreLinks(
  exploration: Exploration,
  entity: EntityId,
  filter: LinkFilter,
  page: { readonly after: string | null; readonly limit: number },
): Promise<LinkPage> {
  const { counts, links, next } = await expandEntity(travel(exploration), entity, filter, page)
  const shown = await viewLinked(exploration, links, [entity])
  return { counts: counts === null ? null : counts.map((one) => ({ ...one })), ...shown, next }
}

/** All within some hops of an entity, with how far each is from it. */
export async function exploreEgoNetwork(
  exploration: Exploration,
  entity: EntityId,
  filter: LinkFilter,
  hops: number,
): Promise<EgoNetworkView> {
  const found = await findEgoNetwork(travel(exploration), { entity, hops, filter })
  const distances = new Map<string, number>(found.entities.map(({ id, distance }) => [id, distance]))
  const { nodes, edges } = await viewLinked(exploration, found.links, [entity])
  return {
    nodes: nodes.map((node) => ({ ...node, distance: distances.get(node.id) ?? hops })),
    edges,
    complete: found.complete,
    unread: [...found.unread],
    exactHops: found.exactHops,
  }
}

function travel({ store, disclosure, clocks, signal }: Exploration): Traversal<LinkReader> {
  return { reader: discloseLinks(store, disclosure), caseId: disclosure.context.info.id, clocks, signal }
}
