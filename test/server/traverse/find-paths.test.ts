import { describe, expect, it } from 'vitest'

import type { EntityId } from '../../../server/domain/ids.ts'
import { findShortestPaths } from '../../../server/store/traverse/find-shortest-paths.ts'
import type { ShortestPathsQuery } from '../../../server/store/traverse/find-shortest-paths.ts'
import { findSimplePaths } from '../../../server/store/traverse/find-simple-paths.ts'
import type { PathAnswer } from '../../../server/store/traverse/path-query.ts'
import { PATH_BUDGET } from '../../../server/store/traverse/path-query.ts'
import { makeConcept, makeEvent, makeGroup, makePlace } from '../../contract/build-records.ts'
import { linkChain, listIds, makeLink, openLinks } from './build-links.ts'

function ask(from: string, to: string, changes: Partial<ShortestPathsQuery> = {}): ShortestPathsQuery {
  return { from: from as EntityId, to: to as EntityId, barred: new Set(), k: 10, ...changes }
}

function spell(answer: PathAnswer): string[] {
  return answer.paths.map((path) => path.entities.join(' '))
}

function bar(...ids: string[]): ReadonlySet<EntityId> {
  return new Set(ids as EntityId[])
}

describe('paths between two entities', () => {
  const diamond = openLinks([...linkChain('a b d'), ...linkChain('d c a'), ...linkChain('b e c')])

  it('come by hops and then by ids, whichever way their links point', async () => {
    expect(spell(await findShortestPaths(diamond, ask('a', 'd')))).toEqual(['a b d', 'a c d', 'a b e c d', 'a c e b d'])
    expect(spell(await findShortestPaths(diamond, ask('d', 'a', { k: 3 })))).toEqual(['d b a', 'd c a', 'd b e c a'])
    expect(spell(await findShortestPaths(diamond, ask('a', 'd', { shortestOnly: true })))).toEqual(['a b d', 'a c d'])
    expect(spell(await findSimplePaths(diamond, { ...ask('a', 'd'), maxHops: 3 }))).toEqual(['a b d', 'a c d'])
  })

  it('bring all parallel links of a step as one path', async () => {
    const links = [
      makeLink('a', 'b', { claim: 'c2', predicate: 'KIN_OF' }),
      makeLink('b', 'a', { claim: 'c1' }),
      makeLink('b', 'z', { claim: 'c3' }),
    ]
    const { paths } = await findShortestPaths(openLinks(links), ask('a', 'z'))
    expect(paths).toEqual([
      {
        entities: ['a', 'b', 'z'],
        steps: [
          { from: 'a', to: 'b', links: [links[1], links[0]] },
          { from: 'b', to: 'z', links: [links[2]] },
        ],
      },
    ])
  })

  it('have no steps from an entity to itself, and are none where nothing joins the ends', async () => {
    expect(await findShortestPaths(diamond, ask('a', 'a'))).toMatchObject({
      paths: [{ entities: ['a'], steps: [] }],
      complete: true,
    })
    const apart = openLinks([...linkChain('a b'), ...linkChain('x y')])
    for (const to of ['x', 'nobody']) {
      expect(await findShortestPaths(apart, ask('a', to))).toMatchObject({ paths: [], complete: true, exactHops: 10 })
    }
  })

  it('never touch whom the query bars, neither between the ends nor as one', async () => {
    expect(spell(await findShortestPaths(diamond, ask('a', 'd', { barred: bar('b') })))).toEqual(['a c d'])
    const isBarred = (id: EntityId): boolean => id === 'b' || id === 'c'
    expect(spell(await findShortestPaths(diamond, ask('a', 'd', { barred: isBarred })))).toEqual([])
    for (const end of ['a', 'd']) {
      const { reader } = diamond
      const before = reader.frontiers.length
      const answer = await findShortestPaths(diamond, ask('a', 'd', { barred: bar(end) }))
      expect(answer).toMatchObject({ paths: [], complete: true, barredEnds: [end] })
      expect(reader.frontiers.length).toBe(before)
    }
    expect(await findShortestPaths(diamond, ask('a', 'a', { barred: bar('a') }))).toMatchObject({
      paths: [],
      barredEnds: ['a'],
    })
  })

  it('do not lead through places, public bodies and concepts unless asked to, but may end there', async () => {
    const others = [makePlace('p'), makeGroup('q', 'public-body'), makeConcept('r'), makeGroup('s'), makeEvent('t')]
    const links = others.flatMap(({ id }) => linkChain(`a ${id} z`))
    const traversal = openLinks(links, others)
    expect(spell(await findShortestPaths(traversal, ask('a', 'z')))).toEqual(['a s z', 'a t z'])
    expect(spell(await findShortestPaths(traversal, ask('a', 'p', { maxHops: 3 })))).toEqual([
      'a p',
      'a s z p',
      'a t z p',
    ])
    const mayPass = ({ kind }: { kind: string }): boolean => kind === 'Location'
    expect(spell(await findShortestPaths(traversal, ask('a', 'z', { mayPass })))).toEqual(['a p z'])
  })

  it('go forward in time when asked to, and then bring only the claims that fit', async () => {
    const links = [
      makeLink('a', 'b', { claim: 'c1', valid: { from: '2023', to: '2023' } }),
      makeLink('a', 'b', { claim: 'c2', valid: { from: '2025', to: '2025' } }),
      makeLink('b', 'd', { claim: 'c3', valid: { from: '2023-06-30', to: '2024' } }),
      makeLink('b', 'd', { claim: 'c4', valid: { from: 'unknown', to: '2022' } }),
      makeLink('b', 'd', { claim: 'c5', valid: { from: '2024', to: '2023' } }),
    ]
    const traversal = openLinks(links)
    const onward = await findShortestPaths(traversal, ask('a', 'd', { timeOrder: true }))
    expect(onward.paths.map((path) => path.steps.map((step) => step.links.map((link) => link.claim)))).toEqual([
      [['c1'], ['c3']],
    ])
    const back = await findShortestPaths(traversal, ask('d', 'a', { timeOrder: true }))
    expect(back.paths.map((path) => path.steps.map((step) => step.links.map((link) => link.claim)))).toEqual([
      [
        ['c3', 'c4'],
        ['c1', 'c2'],
      ],
    ])
  })

  it('refuse numbers out of range', async () => {
    const bad: Partial<ShortestPathsQuery>[] = [
      { k: 0 },
      { k: 101 },
      { k: 1.5 },
      { maxHops: 0 },
      { maxHops: 21 },
      { budget: { ...PATH_BUDGET, links: 0 } },
      { budget: { ...PATH_BUDGET, links: 200_001 } },
      { budget: { ...PATH_BUDGET, entities: Number.NaN } },
      { budget: { ...PATH_BUDGET, steps: 0 } },
    ]
    for (const changes of bad) {
      await expect(findShortestPaths(diamond, ask('a', 'd', changes))).rejects.toBeInstanceOf(RangeError)
    }
    for (const [maxHops, limit] of [
      [7, 1],
      [0, 1],
      [1, 0],
      [1, 10_001],
    ] as const) {
      await expect(findSimplePaths(diamond, { ...ask('a', 'd'), maxHops, limit })).rejects.toBeInstanceOf(RangeError)
    }
  })
})

describe('a search for paths that has to stop', () => {
  // Two hubs of 3,000 around a chain, from which all else hangs.
  const crowd = listIds('x', 3000)
  const hubs = [...linkChain('a b c d e z'), ...crowd.flatMap((id) => [makeLink('c', id), makeLink('d', id)])]

  it('says which budget ran out and keeps what it found', async () => {
    const links = [...linkChain('a m z'), ...hubs]
    const budget = { ...PATH_BUDGET, links: 1000 }
    expect(await findShortestPaths(openLinks(links), ask('a', 'z', { budget }))).toMatchObject({
      paths: [{ entities: ['a', 'm', 'z'] }],
      complete: false,
      stopped: 'links',
      exactHops: 4,
    })
    const few = { ...PATH_BUDGET, entities: 1000 }
    const answer = await findShortestPaths(openLinks(links), ask('a', 'z', { budget: few }))
    expect(answer).toMatchObject({ complete: false, stopped: 'entities', exactHops: 4 })
    expect(spell(await findShortestPaths(openLinks(links), ask('a', 'z', { k: 2 })))).toEqual(['a m z', 'a b c d e z'])
  })

  it('says when there are more paths than it may give', async () => {
    const fan = openLinks(['b', 'c', 'd', 'e'].flatMap((id) => linkChain(`a ${id} z`)))
    expect(await findSimplePaths(fan, { ...ask('a', 'z'), maxHops: 4, limit: 3 })).toMatchObject({
      paths: [{ entities: ['a', 'b', 'z'] }, { entities: ['a', 'c', 'z'] }, { entities: ['a', 'd', 'z'] }],
      complete: false,
      stopped: 'paths',
      exactHops: 1,
    })
    expect(await findSimplePaths(fan, { ...ask('a', 'z'), maxHops: 4, limit: 4 })).toMatchObject({
      complete: true,
      stopped: null,
      exactHops: 4,
    })
    const tied = await findShortestPaths(fan, ask('a', 'z', { k: 3, shortestOnly: true }))
    expect(tied).toMatchObject({ complete: false, stopped: 'paths' })
    expect(await findShortestPaths(fan, ask('a', 'z', { k: 3 }))).toMatchObject({ complete: true, stopped: null })
  })

  it('stops after as many steps as it may try', async () => {
    const crowded = listIds('k', 40)
    const clique = crowded.flatMap((id, at) => crowded.slice(at + 1).map((other) => makeLink(id, other)))
    const [first, last] = [crowded[0] ?? '', crowded[39] ?? '']
    const traversal = openLinks([...clique, makeLink('a', first), makeLink(last, 'z')])
    const budget = { ...PATH_BUDGET, steps: 20_000 }
    const answer = await findSimplePaths(traversal, { ...ask('a', 'z'), maxHops: 6, limit: 10_000, budget })
    expect(answer).toMatchObject({ complete: false, stopped: 'steps' })
    expect(answer.exactHops).toBeLessThan(6)
    expect(answer.paths.length).toBeGreaterThan(30)
  })

  it('wastes no steps on a crowd that only one of its own ties to the way', async () => {
    const crowded = listIds('k', 150)
    const clique = crowded.flatMap((id, at) => crowded.slice(at + 1).map((other) => makeLink(id, other)))
    const traversal = openLinks([
      ...clique,
      makeLink('b', crowded[0] ?? ''),
      makeLink('b', crowded[1] ?? ''),
      ...linkChain('a b z'),
    ])
    const budget = { ...PATH_BUDGET, steps: 10_000 }
    expect(await findSimplePaths(traversal, { ...ask('a', 'z'), maxHops: 6, budget })).toMatchObject({
      paths: [{ entities: ['a', 'b', 'z'] }],
      complete: true,
    })
  })

  it('stops with the reason of its signal between two reads', async () => {
    const controller = new AbortController()
    const traversal = openLinks(hubs)
    const read = traversal.reader.readFrontier
    traversal.reader.readFrontier = (...question) => {
      if (traversal.reader.frontiers.length === 2) controller.abort(new Error('enough'))
      return read(...question)
    }
    const search = findShortestPaths({ ...traversal, signal: controller.signal }, ask('a', 'z'))
    await expect(search).rejects.toThrow('enough')
    expect(traversal.reader.frontiers.length).toBe(3)
  })
})
