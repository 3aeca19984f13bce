import type { Graph } from '../../contract/graph.ts'
import { objectEntity } from '../../domain/claim.ts'
import type { KnownClaim } from '../../domain/claim.ts'
import type { Clocks } from '../../domain/clocks.ts'
import type { Entity } from '../../domain/entity.ts'
import type { EntityId } from '../../domain/ids.ts'
import type { CaseStore } from '../../store/case-store.ts'
import type { Disclosure } from '../disclosure/disclosure.ts'
import { readAll, readPages } from '../read-all.ts'
import { readEntitiesById } from '../read-by-ids.ts'
import { chooseEntities } from './choose-entities.ts'
import { DRAWN_STATUSES, indexStatuses, readContradicting, readExcerptSources } from './claims-at.ts'
import { viewGraph } from './graph-view.ts'
import { readNodeFacts } from './node-facts.ts'
import { readLinesAmong } from './read-lines-among.ts'

export interface ReadGraph {
  readonly graph: Graph
  /** The claims between its entities, also those that are not drawn. */
  readonly lines: readonly KnownClaim[]
}

/** Everything that a case holds between its entities, at the clocks. */
export async function readWholeGraph(
  store: CaseStore,
  disclosure: Disclosure,
  clocks: Clocks,
  script: string,
): Promise<ReadGraph> {
  const caseId = disclosure.context.info.id
  const entities = await readAll((page) => store.readEntities(caseId, clocks, {}, page))
  return readWhole(store, disclosure, { clocks, script, entities })
}

/**
 * The chart of a case: everything while it has at most `limit` entities; else those most linked with the claims among
 * them, and how many there are in all. How many lines those would have is not counted.
 */
export async function readChart(
  store: CaseStore,
  disclosure: Disclosure,
  clocks: Clocks,
  { script, limit }: { readonly script: string; readonly limit: number },
): Promise<Graph> {
  const caseId = disclosure.context.info.id
  const { entities, total } = await chooseEntities(store, caseId, clocks, limit)
  if (entities.length === total) return (await readWhole(store, disclosure, { clocks, script, entities })).graph
  const ids = entities.map((entity) => entity.id)
  const facts = await readNodeFacts(store, caseId, clocks, ids)
  const lines = await readLinesAmong(store, caseId, clocks, ids)
  const graph = await assemble(store, disclosure, { clocks, script, entities }, facts, lines)
  return { ...graph, total: { nodes: total, edges: null } }
}

/** Some lines with the entities given, as a chart shows them. */
export async function readGraphOf(
  store: CaseStore,
  disclosure: Disclosure,
  clocks: Clocks,
  {
    script,
    ids,
    lines,
  }: { readonly script: string; readonly ids: readonly EntityId[]; readonly lines: readonly KnownClaim[] },
): Promise<Pick<Graph, 'nodes' | 'edges'>> {
  const caseId = disclosure.context.info.id
  const entities = [...(await readEntitiesById(store, caseId, clocks, ids)).values()]
  const facts = await readNodeFacts(store, caseId, clocks, ids)
  return assemble(store, disclosure, { clocks, script, entities }, facts, lines)
}

interface Chosen {
  readonly clocks: Clocks
  readonly script: string
  readonly entities: readonly Entity[]
}

async function readWhole(store: CaseStore, disclosure: Disclosure, chosen: Chosen): Promise<ReadGraph> {
  const caseId = disclosure.context.info.id
  const query = { statuses: DRAWN_STATUSES }
  const lines: KnownClaim[] = []
  for await (const page of readPages((at) => store.readClaims(caseId, chosen.clocks, query, at))) {
    lines.push(...page.filter((claim) => objectEntity(claim) !== null))
  }
  const facts = await readNodeFacts(store, caseId, chosen.clocks, null)
  const graph = await assemble(store, disclosure, chosen, facts, lines)
  return { graph: { ...graph, total: { nodes: graph.nodes.length, edges: graph.edges.length } }, lines }
}

async function assemble(
  store: CaseStore,
  disclosure: Disclosure,
  { clocks, script, entities }: Chosen,
  facts: Awaited<ReturnType<typeof readNodeFacts>>,
  lines: readonly KnownClaim[],
): Promise<Pick<Graph, 'nodes' | 'edges'>> {
  const { context } = disclosure
  const against = await readContradicting(store, context.info.id, clocks, lines)
  const statuses = indexStatuses([...lines, ...against])
  const excerptSources = await readExcerptSources(store, context, lines)
  return viewGraph(disclosure, { entities, facts, lines, statuses, excerptSources, script })
}
