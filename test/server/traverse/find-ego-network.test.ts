import { describe, expect, it } from 'vitest'

import type { EntityId } from '../../../server/domain/ids.ts'
import { expandEntity } from '../../../server/store/traverse/expand-entity.ts'
import { EGO_BUDGET, findEgoNetwork } from '../../../server/store/traverse/find-ego-network.ts'
import { linkChain, listIds, makeLink, openLinks } from './build-links.ts'

const A = 'a' as EntityId

describe('the ego network of an entity', () => {
  const chain = openLinks([...linkChain('a b c d e'), makeLink('a', 'c'), makeLink('d', 'x')])

  it('has all within so many hops and every link among them', async () => {
    const ego = await findEgoNetwork(chain, { entity: A, hops: 1 })
    expect(ego).toMatchObject({ complete: true, unread: [], exactHops: 1 })
    expect(ego.entities).toEqual([
      { id: 'a', distance: 0 },
      { id: 'b', distance: 1 },
      { id: 'c', distance: 1 },
    ])
    expect(ego.links.map((link) => link.claim)).toEqual(['a-b', 'a-c', 'b-c'])
    const wide = await findEgoNetwork(chain, { entity: A, hops: 3 })
    expect(wide.entities.at(-1)).toEqual({ id: 'x', distance: 3 })
    expect(wide.links.map((link) => link.claim)).toEqual(['a-b', 'a-c', 'b-c', 'c-d', 'd-e', 'd-x'])
  })

  it('is the entity alone where nothing is linked to it', async () => {
    const ego = await findEgoNetwork(chain, { entity: 'nobody' as EntityId, hops: 2 })
    expect(ego).toEqual({
      entities: [{ id: 'nobody', distance: 0 }],
      links: [],
      complete: true,
      unread: [],
      exactHops: 2,
    })
  })

  it('names the hub that does not fit, and reads all the others', async () => {
    const links = [
      ...linkChain('a b c a'),
      ...linkChain('b hub c'),
      ...linkChain('c far'),
      ...listIds('x', 2000).map((id) => makeLink('hub', id)),
    ]
    const traversal = openLinks(links)
    const budget = { ...EGO_BUDGET, links: 100 }
    const ego = await findEgoNetwork(traversal, { entity: A, hops: 3, budget })
    expect(ego).toMatchObject({ complete: false, unread: ['hub'], exactHops: 2 })
    expect(ego.entities.map((one) => one.id)).toEqual(['a', 'b', 'c', 'far', 'hub'])
    expect(ego.links.map((link) => link.claim)).toEqual(['a-b', 'b-c', 'b-hub', 'c-a', 'c-far', 'hub-c'])
    const few = await findEgoNetwork(traversal, { entity: A, hops: 3, budget: { ...EGO_BUDGET, entities: 100 } })
    expect(few).toEqual(ego)
    const whole = await findEgoNetwork(traversal, { entity: A, hops: 3 })
    expect(whole).toMatchObject({ complete: true, exactHops: 3 })
    expect(whole.entities).toHaveLength(2005)
  })

  it('reads a ring of more than a thousand in parts', async () => {
    const traversal = openLinks(listIds('x', 2500).map((id) => makeLink('a', id)))
    const ego = await findEgoNetwork(traversal, { entity: A, hops: 1 })
    expect(ego.links).toHaveLength(2500)
    expect(traversal.reader.frontiers).toEqual([1, 1000, 1000, 500])
  })

  it('refuses hops and budgets out of range, and stops with the reason of its signal', async () => {
    for (const hops of [0, 4, 1.5]) {
      await expect(findEgoNetwork(chain, { entity: A, hops })).rejects.toBeInstanceOf(RangeError)
    }
    const budget = { links: 10, entities: 0 }
    await expect(findEgoNetwork(chain, { entity: A, hops: 1, budget })).rejects.toBeInstanceOf(RangeError)
    const signal = AbortSignal.abort(new Error('enough'))
    await expect(findEgoNetwork({ ...chain, signal }, { entity: A, hops: 1 })).rejects.toThrow('enough')
  })
})

describe('the expansion of an entity', () => {
  it('tells how many links there are before it gives a page of them', async () => {
    const links = [
      ...listIds('x', 3000).map((id) => makeLink('a', id)),
      ...listIds('y', 20).map((id) => makeLink(id, 'a', { predicate: 'RECRUITED' })),
    ]
    const traversal = openLinks(links)
    const filter = { predicates: ['RECRUITED'] }
    const first = await expandEntity(traversal, A, filter, { after: null, limit: 15 })
    expect(first.counts).toEqual([
      { predicate: 'ASSOCIATED_WITH', direction: 'out', count: 3000 },
      { predicate: 'RECRUITED', direction: 'in', count: 20 },
    ])
    expect(first.neighbours).toEqual(listIds('y', 15))
    const second = await expandEntity(traversal, A, filter, { after: first.next, limit: 15 })
    expect(second).toMatchObject({ counts: null, neighbours: listIds('y', 20).slice(15), next: null })
  })

  it('counts by window and grade', async () => {
    const traversal = openLinks([
      makeLink('a', 'b', { valid: { from: '2023', to: '2023' } }),
      makeLink('a', 'c', { valid: { from: '2024', to: null }, grade: { scheme: 'admiralty', value: '1' } }),
      makeLink('a', 'd', { valid: { from: '2024', to: null } }),
    ])
    const filter = { within: { from: '2024-01-01', to: '2024-12-31' }, grades: ['ungraded'] }
    const expansion = await expandEntity(traversal, A, filter, { after: null, limit: 10 })
    expect(expansion.counts).toEqual([{ predicate: 'ASSOCIATED_WITH', direction: 'out', count: 1 }])
    expect(expansion.neighbours).toEqual(['d'])
  })
})
