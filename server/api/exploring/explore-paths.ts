import type { LinkPathRequest, LinkPaths } from '../../contract/exploring.ts'
import type { EntityId } from '../../domain/ids.ts'
import { findShortestPaths } from '../../store/traverse/find-shortest-paths.ts'
import { findSimplePaths } from '../../store/traverse/find-simple-paths.ts'
import type { LinkPath, PathAnswer } from '../../store/traverse/path-query.ts'
import type { PathReader, Traversal } from '../../store/traverse/traversal.ts'
import type { Disclosure } from '../disclosure/disclosure.ts'
import { readLabels } from '../views/read-labels.ts'
import { discloseLinks } from './disclosed-links.ts'
import { readFilter } from './read-filter.ts'
import { viewLinked } from './view-linked.ts'
import type { Exploration } from './view-linked.ts'

/**
 * Paths along links. `masked` is the disclosure of the case as masked: nobody protected lies on a path nor what leads to
 * them, their telephones say, whatever the session may see.
 */
export async function explorePaths(
  exploration: Exploration,
  masked: Disclosure,
  request: LinkPathRequest,
): Promise<LinkPaths> {
  const { store, disclosure, clocks, signal } = exploration
  const caseId = disclosure.context.info.id
  const reader = { ...discloseLinks(store, masked), readEntities: store.readEntities.bind(store) }
  const found = await search({ reader, caseId, clocks, signal }, masked, request)
  const links = found.paths.flatMap((path) => path.steps.flatMap((step) => step.links))
  const ends = found.paths.flatMap((path) => path.entities)
  const { nodes, edges } = await viewLinked(exploration, links, ends)
  return {
    paths: found.paths.map(viewPath),
    nodes,
    edges,
    complete: found.complete,
    stopped: found.stopped,
    exactHops: found.exactHops,
    barred: await viewBarred(exploration, found.barredEnds),
  }
}

function search(traversal: Traversal<PathReader>, masked: Disclosure, request: LinkPathRequest): Promise<PathAnswer> {
  const { maxHops, k, timeOrder } = request
  const query = {
    from: request.source as EntityId,
    to: request.target as EntityId,
    filter: readFilter(request),
    timeOrder,
    maxHops,
    barred: (id: EntityId) => masked.isMasked(id) || masked.context.protections.get(id)?.unranked === true,
  }
  return request.find === 'all'
    ? findSimplePaths(traversal, { ...query, limit: k })
    : findShortestPaths(traversal, { ...query, k, shortestOnly: request.equalOnly })
}

function viewPath({ entities, steps }: LinkPath): LinkPaths['paths'][number] {
  return {
    entities: [...entities],
    steps: steps.map(({ from, to, links }) => ({ from, to, claims: links.map((link) => link.claim) })),
  }
}

async function viewBarred(
  { store, disclosure, clocks, script }: Exploration,
  ends: readonly EntityId[],
): Promise<LinkPaths['barred']> {
  const refer = await readLabels(store, disclosure, clocks, ends, script)
  const { protections } = disclosure.context
  return ends.map((id) => ({ entity: refer(id), grounds: [...(protections.get(id)?.grounds ?? [])].sort() }))
}
