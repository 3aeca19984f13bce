import { describe, expect, it } from 'vitest'

import { NOW } from '../../../server/domain/clocks.ts'
import type { Clocks } from '../../../server/domain/clocks.ts'
import type { CaseId } from '../../../server/domain/ids.ts'
import type { CaseStore } from '../../../server/store/case-store.ts'
import { expandEntity } from '../../../server/store/traverse/expand-entity.ts'
import { findEgoNetwork } from '../../../server/store/traverse/find-ego-network.ts'
import { findShortestPaths } from '../../../server/store/traverse/find-shortest-paths.ts'
import { ENTITIES } from '../../server/traverse/arbitrary-graph.ts'
import { checkAgainstForce } from '../../server/traverse/check-traversals.ts'
import { makePerson, makeReview, makeTie, toEntityId } from '../build-records.ts'
import { appendAll, openCase } from '../store-bench.ts'
import type { FindBench } from '../store-bench.ts'

/** `runs` is a number of random histories; a run here asks some hundred questions and counts for five. */
export function describeTraversals(findBench: FindBench, runs: number): void {
  describe('traversals', () => {
    it('find in random multigraphs what trying everything finds', { timeout: 600_000 }, async () => {
      const { store } = findBench()
      await checkAgainstForce(
        async (links) => {
          const caseId = await openCase(store)
          const ties = links.map(({ claim, subject, predicate, object, valid, grade }) =>
            makeTie(claim, subject, predicate, object, { valid, grade }),
          )
          await appendAll(store, caseId, ...ENTITIES, ...ties)
          return { reader: store, caseId, clocks: NOW }
        },
        Math.ceil(runs / 5),
      )
    })

    it('walk only what is active at both clocks', async () => {
      const { store } = findBench()
      const caseId = await openCase(store)
      const first = await appendAll(
        store,
        caseId,
        ...['a', 'b', 'c', 'z'].map(makePerson),
        makeTie('c1', 'a', 'ASSOCIATED_WITH', 'b', { valid: { from: '2023', to: '2023' } }),
        makeTie('c2', 'b', 'ASSOCIATED_WITH', 'z'),
        makeTie('c3', 'a', 'ASSOCIATED_WITH', 'c'),
        makeTie('c4', 'c', 'ASSOCIATED_WITH', 'z'),
      )
      await appendAll(store, caseId, makeReview('r1', 'c4', 'refuted'))
      expect(await spellPaths(store, caseId, { asAt: null, knownAt: first })).toEqual(['a b z', 'a c z'])
      expect(await spellPaths(store, caseId, NOW)).toEqual(['a b z'])
      expect(await spellPaths(store, caseId, { asAt: '2024-01-01', knownAt: first })).toEqual(['a c z'])
      expect(await spellPaths(store, caseId, { asAt: '2024-01-01', knownAt: null })).toEqual([])
    })

    it('are not flooded by a hub', async () => {
      const { store } = findBench()
      const caseId = await openCase(store)
      const crowd = Array.from({ length: 1500 }, (_, index) => `x${String(index).padStart(4, '0')}`)
      await appendAll(
        store,
        caseId,
        ...['a', 'hub', ...crowd].map(makePerson),
        makeTie('a-hub', 'a', 'ASSOCIATED_WITH', 'hub'),
        ...crowd.map((id) => makeTie(`hub-${id}`, 'hub', 'COMMUNICATED_WITH', id)),
      )
      const traversal = { reader: store, caseId, clocks: NOW }
      const budget = { links: 1000, entities: 1000 }
      const ego = await findEgoNetwork(traversal, { entity: toEntityId('a'), hops: 2, budget })
      expect(ego).toMatchObject({ complete: false, unread: ['hub'], exactHops: 1 })
      expect(ego.entities).toHaveLength(2)
      const page = await expandEntity(traversal, toEntityId('hub'), {}, { after: null, limit: 10 })
      expect(page.counts).toEqual([
        { predicate: 'ASSOCIATED_WITH', direction: 'in', count: 1 },
        { predicate: 'COMMUNICATED_WITH', direction: 'out', count: 1500 },
      ])
      expect(page.neighbours).toEqual(['a', ...crowd.slice(0, 9)])
    })
  })
}

async function spellPaths(store: CaseStore, caseId: CaseId, clocks: Clocks): Promise<string[]> {
  const query = { from: toEntityId('a'), to: toEntityId('z'), barred: new Set<never>(), k: 10 }
  const { paths } = await findShortestPaths({ reader: store, caseId, clocks }, query)
  return paths.map((path) => path.entities.join(' '))
}
