import fc from 'fast-check'
import { expect } from 'vitest'

import { NOW } from '../../../server/domain/clocks.ts'
import type { CaseId, EntityId } from '../../../server/domain/ids.ts'
import type { Link, LinkFilter } from '../../../server/store/link.ts'
import { expandEntity } from '../../../server/store/traverse/expand-entity.ts'
import type { Expansion } from '../../../server/store/traverse/expand-entity.ts'
import { findEgoNetwork } from '../../../server/store/traverse/find-ego-network.ts'
import { findShortestPaths } from '../../../server/store/traverse/find-shortest-paths.ts'
import { findSimplePaths } from '../../../server/store/traverse/find-simple-paths.ts'
import type { PathAnswer } from '../../../server/store/traverse/path-query.ts'
import type { Traversal } from '../../../server/store/traverse/traversal.ts'
import {
  arbitraryFilter,
  arbitraryLinks,
  arbitraryPathQuestion,
  DAYS,
  ENTITIES,
  listPassable,
} from './arbitrary-graph.ts'
import type { PathQuestion } from './arbitrary-graph.ts'
import { listByForce, measureByForce } from './brute-force.ts'
import type { BrutePath } from './brute-force.ts'
import { MemoryLinkReader } from './memory-link-reader.ts'
import type { GraphReader } from './memory-link-reader.ts'

/** Puts links somewhere a traversal can read them. */
export type OpenGraph = (links: readonly Link[]) => Promise<Traversal<GraphReader>>

export const IN_MEMORY: OpenGraph = (links) =>
  Promise.resolve({ reader: new MemoryLinkReader(ENTITIES, links), caseId: 'memory' as CaseId, clocks: NOW })

/** Random multigraphs with loops and dates: every traversal says what trying everything finds. */
export async function checkAgainstForce(openGraph: OpenGraph, runs: number): Promise<void> {
  await fc.assert(
    fc.asyncProperty(
      arbitraryLinks,
      arbitraryFilter,
      fc.array(arbitraryPathQuestion, { minLength: 4, maxLength: 4 }),
      async (links, filter, questions) => {
        const traversal = await openGraph(links)
        const counted = await listFiltered(links, filter)
        for (const question of questions) {
          await checkPaths(traversal, { links: counted, filter, question })
          await checkEgo(traversal, { links: counted, filter, question })
          await checkExpansion(traversal, { links: counted, filter, question })
        }
      },
    ),
    { numRuns: runs },
  )
}

interface Trial {
  /** Those that the filter lets through. */
  readonly links: readonly Link[]
  readonly filter: LinkFilter
  readonly question: PathQuestion
}

async function checkPaths(traversal: Traversal<GraphReader>, { links, filter, question }: Trial): Promise<void> {
  const { from, to, timeOrder, maxHops, k } = question
  const barred = new Set(question.barred)
  const query = {
    from,
    to,
    filter,
    timeOrder,
    maxHops,
    barred,
    ...(question.anyMayPass ? { mayPass: () => true } : {}),
  }
  const days = timeOrder ? DAYS : null
  const expected = listByForce(links, { from, to, maxHops, barred, passable: listPassable(question), days })

  const simple = await findSimplePaths(traversal, query)
  expect(spell(simple)).toEqual(expected)
  expect(simple).toMatchObject({ complete: true, stopped: null })
  const shortest = await findShortestPaths(traversal, { ...query, k })
  expect(spell(shortest)).toEqual(expected.slice(0, k))
  expect(shortest.complete).toBe(true)
  const least = expected.filter((path) => path.entities.length === expected[0]?.entities.length)
  const tied = await findShortestPaths(traversal, { ...query, k, shortestOnly: true })
  expect(spell(tied)).toEqual(least.slice(0, k))
  expect(tied.complete).toBe(least.length <= k)
}

function spell(answer: PathAnswer): BrutePath[] {
  for (const { entities, steps } of answer.paths) {
    expect(steps.map((step) => [step.from, step.to])).toEqual(entities.slice(1).map((to, at) => [entities[at], to]))
  }
  return answer.paths.map(({ entities, steps }) => ({
    entities,
    claims: steps.map((step) => step.links.map((link) => link.claim)),
  }))
}

async function checkEgo(traversal: Traversal<GraphReader>, { links, filter, question }: Trial): Promise<void> {
  const hops = 1 + (question.maxHops % 3)
  const ego = await findEgoNetwork(traversal, { entity: question.from, hops, filter })
  const distances = measureByForce(links, question.from)
  const within = [...distances].filter(([, distance]) => distance <= hops)
  within.sort(([a, near], [b, far]) => near - far || (a < b ? -1 : 1))
  const ids = new Set(within.map(([id]) => id))
  expect(ego).toEqual({
    entities: within.map(([id, distance]) => ({ id, distance })),
    links: sortLinks(links.filter((link) => ids.has(link.subject) && ids.has(link.object))),
    complete: true,
    unread: [],
    exactHops: hops,
  })
}

async function checkExpansion(traversal: Traversal<GraphReader>, { links, filter, question }: Trial): Promise<void> {
  const entity = question.from
  const pages: Expansion[] = []
  let after: string | null = null
  do {
    const page: Expansion = await expandEntity(traversal, entity, filter, { after, limit: 4 + question.maxHops })
    expect(page.links.length).toBeLessThanOrEqual(4 + question.maxHops)
    expect(page.neighbours).toEqual(listNeighbours(page.links, entity))
    pages.push(page)
    after = page.next
  } while (after !== null)
  expect(pages.flatMap((page) => page.links)).toEqual(
    sortLinks(links.filter((link) => link.subject === entity || link.object === entity)),
  )
  expect(pages.slice(1).every((page) => page.counts === null)).toBe(true)
  const counted = (pages[0]?.counts ?? []).filter((one) => filter.predicates?.includes(one.predicate) ?? true)
  expect(counted.reduce((sum, one) => sum + one.count, 0)).toBe(pages.flatMap((page) => page.links).length)
}

function listNeighbours(links: readonly Link[], entity: EntityId): EntityId[] {
  return [...new Set(links.map((link) => (link.subject === entity ? link.object : link.subject)))].sort()
}

function sortLinks(links: readonly Link[]): Link[] {
  return [...links].sort((a, b) => (a.claim < b.claim ? -1 : 1))
}

/** The links that a filter lets through, by the reader in memory, which looks at each. */
async function listFiltered(links: readonly Link[], filter: LinkFilter): Promise<readonly Link[]> {
  const { reader, caseId, clocks } = await IN_MEMORY(links)
  const everybody = ENTITIES.map((entity) => entity.id)
  return (await reader.readFrontier(caseId, clocks, everybody, filter, 1000)) ?? []
}
