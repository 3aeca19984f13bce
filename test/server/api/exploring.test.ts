import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { z } from 'zod'

import { ENDPOINTS } from '../../../server/contract/endpoints.ts'
import type { LinkPaths, linkPathRequestSchema, TextHits, Timeline } from '../../../server/contract/exploring.ts'
import { BACKENDS, explainSkip, nameCase, startTestServer } from '../start-test-server.ts'
import type { TestServer } from '../start-test-server.ts'
import { buildExploringCase } from './exploring-case.ts'

type PathRequest = z.input<typeof linkPathRequestSchema>

const PURPOSE = 'preparing the hearing of the victim'

describe.each(BACKENDS)('exploring on %s', (backend) => {
  describe.skipIf(explainSkip(backend) !== null)(`(${explainSkip(backend) ?? 'runs'})`, () => {
    let server: TestServer
    let params: { caseId: string }

    beforeAll(async () => {
      server = await startTestServer(backend)
      params = { caseId: await server.importCase(buildExploringCase(), nameCase('exploring')) }
    })
    afterAll(() => server.close())

    const links = (entityId: string, query: Record<string, string | number> = {}) =>
      server.client.call(ENDPOINTS.listLinks, { params: { ...params, entityId }, query })
    const ego = (entityId: string, hops: number) =>
      server.client.call(ENDPOINTS.findEgoNetwork, { params: { ...params, entityId }, query: { hops } })
    const paths = (body: PathRequest): Promise<LinkPaths> =>
      server.client.call(ENDPOINTS.findLinkPaths, { params, body })
    const search = (q: string, field: 'quote' | 'passage' = 'quote', limit = 20, after?: string): Promise<TextHits> =>
      server.client.call(ENDPOINTS.searchText, { params, query: { q, field, limit, after } })

    async function unmasked<T>(run: () => Promise<T>): Promise<T> {
      await server.client.call(ENDPOINTS.unmask, { params, body: { purpose: PURPOSE } })
      try {
        return await run()
      } finally {
        await server.client.call(ENDPOINTS.mask, { params })
      }
    }

    it('tells how many links there are of each sort, and gives them page by page', async () => {
      const first = await links('a', { limit: 2 })
      expect(first.counts).toEqual([
        { predicate: 'ASSOCIATED_WITH', direction: 'out', count: 3 },
        { predicate: 'COMMUNICATED_WITH', direction: 'out', count: 1 },
      ])
      expect(first.edges.map((edge) => edge.id)).toEqual(['ab', 'ao'])
      expect(first.nodes.map((node) => node.id)).toEqual(['a', 'b', 'official'])
      const rest = await links('a', { limit: 2, after: first.next ?? '' })
      expect(rest).toMatchObject({ counts: null, next: null })
      expect(rest.edges.map((edge) => edge.id)).toEqual(['ap', 'av'])
    })

    it.each([
      [{ predicates: 'COMMUNICATED_WITH,USES' }, ['ap']],
      [{ grades: 'admiralty/1' }, ['ab']],
      [{ grades: 'ungraded' }, ['ap']],
      [{ from: '2020-01-01', to: '2020-12-31' }, ['ab', 'ap']],
    ])('follows only links that pass %j', async (query, expected) => {
      expect((await links('a', query)).edges.map((edge) => edge.id)).toEqual(expected)
    })

    it.each([
      { from: '2020-01-01' },
      { from: '2020-02-01', to: '2020-01-01' },
      { grades: 'Z9' },
      { predicates: 'a b' },
    ])('refuses %j with what is wrong', async (query) => {
      await expect(links('a', query)).rejects.toMatchObject({ problem: { status: 400 } })
    })

    it('draws links of the masked under their pseudonyms, and neither draws nor counts those that identify', async () => {
      const victim = await links('victim')
      expect(victim.nodes.find((node) => node.id === 'victim')?.label).toMatch(/^V-/u)
      expect(victim.edges.map((edge) => edge.id)).toEqual(['av', 'vd', 'vp'])
      expect(victim.nodes.map((node) => node.id)).not.toContain('home')
      expect(victim.counts?.map((one) => one.predicate)).not.toContain('LIVES_AT')
      const named = await unmasked(() => links('victim'))
      expect(named.edges.map((edge) => edge.id)).toContain('vh')
      expect(named.counts).toContainEqual({ predicate: 'LIVES_AT', direction: 'out', count: 1 })
    })

    it('walks an ego network along no line that would give a home away', async () => {
      const around = await ego('resident', 3)
      const distances = Object.fromEntries(around.nodes.map((node) => [node.id, node.distance]))
      expect(distances).toEqual({ resident: 0, b: 1, a: 2, c: 2, d: 3, official: 3, phone: 3, victim: 3 })
      expect(around).toMatchObject({ complete: true, unread: [], exactHops: 3 })
      const named = await unmasked(() => ego('resident', 2))
      const near = Object.fromEntries(named.nodes.map((node) => [node.id, node.distance]))
      expect(near).toMatchObject({ home: 1, victim: 2 })
    })

    it('leads no path through anybody protected or their telephone, masked or not', async () => {
      const question = { find: 'all', source: 'a', target: 'd', maxHops: 6 } as const
      for (const found of [await paths(question), await unmasked(() => paths(question))]) {
        expect(found.paths.map((path) => path.entities)).toEqual([['a', 'b', 'c', 'd']])
        expect(found.paths[0]?.steps.map((step) => step.claims)).toEqual([['ab'], ['bc'], ['cd']])
        expect(found.edges.map((edge) => edge.id).sort()).toEqual(['ab', 'bc', 'cd'])
        expect(found).toMatchObject({ complete: true, stopped: null, barred: [] })
      }
    })

    it.each([
      ['victim', ['victim']],
      ['official', ['official']],
      ['phone', []],
    ])('leads no path to %s and says why', async (target, grounds) => {
      const found = await paths({ find: 'shortest', source: 'a', target })
      expect(found.paths).toEqual([])
      expect(found.barred.map((one) => [one.entity.id, one.grounds])).toEqual([[target, grounds]])
    })

    it('keeps to the order of time, to predicates and to grades when asked', async () => {
      const question = { find: 'shortest', source: 'a', target: 'd' } as const
      expect((await paths({ ...question, timeOrder: true })).paths).toEqual([])
      expect((await paths({ ...question, target: 'c', timeOrder: true })).paths).toHaveLength(1)
      expect((await paths({ ...question, predicates: ['MEMBER_OF'] })).paths).toEqual([])
      expect((await paths({ ...question, grades: ['admiralty/1'] })).paths).toEqual([])
      expect((await paths({ ...question, maxHops: 2 })).paths).toEqual([])
      await expect(paths({ ...question, target: 'nobody' })).rejects.toMatchObject({ problem: { status: 404 } })
    })

    it('shows a window of days page by page, without days that would tell of the masked', async () => {
      const query = { from: '2020-01-01', to: '2021-12-31' }
      const all = await server.client.call(ENDPOINTS.readTimeline, { params, query })
      const days = all.items.map(({ day, claim }) => `${day} ${claim.id}`)
      expect(days).toEqual(['2020-05-01 ab', ...['ao', 'av', 'bc', 'od', 'vd'].map((id) => `2021-05-01 ${id}`)])
      const walked: string[] = []
      let after: string | null = null
      do {
        const page: typeof query & { limit: number; after: string | undefined } = {
          ...query,
          limit: 1,
          after: after ?? undefined,
        }
        const { items, next }: Timeline = await server.client.call(ENDPOINTS.readTimeline, { params, query: page })
        walked.push(...items.map(({ day, claim }) => `${day} ${claim.id}`))
        after = next
      } while (after !== null)
      expect(walked).toEqual(days)
      const own = await server.client.call(ENDPOINTS.readTimeline, { params, query: { ...query, entity: 'b' } })
      expect(own.items.map((item) => item.claim.id)).toEqual(['ab', 'bc'])
      const named = await unmasked(() => server.client.call(ENDPOINTS.readTimeline, { params, query }))
      expect(named.items.map((item) => item.claim.id)).toEqual(expect.arrayContaining(['vh', 'm-m']))
    })

    it.each(['quote', 'passage'] as const)('finds words in a %s and marks them in the text as shown', async (field) => {
      const { hits, next } = await search('QUAY', field)
      expect(hits.length).toBeGreaterThan(0)
      expect(next).toBeNull()
      for (const { text, highlights, start, end, source } of hits) {
        expect(highlights.map((mark) => text.slice(mark.start, mark.end))).toContain('quay')
        expect(text).not.toMatch(/Nadia|Ferreol|نادية/u)
        const sourceId = { ...params, sourceId: source.id }
        const shown = await server.client.call(ENDPOINTS.getSourceText, { params: sourceId })
        expect(shown.text.slice(start, end)).toBe(text)
      }
      expect(hits[0]?.source.title).toMatch(/^Report on \[V-/u)
    })

    it.each([
      ...['Nadia', 'ferreol', 'NADIA FERREOL', 'nad', 'نادية', 'فيريول', 'ناديه'],
      ...['quay ferreol', 'saw nadia', 'قالت نادية', 'KX-204418', 'kx'],
    ])('finds nothing by %j, nor says that there is something', async (q) => {
      for (const field of ['quote', 'passage'] as const) {
        expect(await search(q, field, 1)).toEqual({ hits: [], next: null })
      }
      const { hits } = await server.client.call(ENDPOINTS.search, { params, query: { q } })
      expect(hits).toEqual([])
    })

    it('finds them once unmasked, so that the searches above could have failed', async () => {
      const found = await unmasked(() => Promise.all(['nadia', 'saw nadia', 'قالت نادية'].map((q) => search(q))))
      expect(found.map(({ hits }) => hits.map((hit) => hit.excerpt))).toEqual([['x-paid'], ['x-paid'], ['x-said']])
      const [hit] = found[0]?.hits ?? []
      expect(hit?.highlights).toEqual([{ start: 0, end: 5 }])
    })

    it('does not take a pseudonym for what a text says', async () => {
      const victim = await server.client.call(ENDPOINTS.getEntity, { params: { ...params, entityId: 'victim' } })
      expect((await search(victim.label)).hits).toEqual([])
      expect((await search('v')).hits.map((hit) => hit.excerpt)).toEqual(['x-met'])
    })

    it('gives the hits of a search page by page', async () => {
      for (const field of ['quote', 'passage'] as const) {
        const whole = await search('the', field)
        const walked: TextHits['hits'] = []
        let after: string | undefined
        do {
          const { hits, next }: TextHits = await search('the', field, 1, after)
          walked.push(...hits)
          after = next ?? undefined
        } while (after !== undefined)
        expect(walked).toEqual(whole.hits)
      }
    })

    it('draws the most linked of a case that holds more than was asked for, and says how many there are', async () => {
      const few = await server.client.call(ENDPOINTS.getGraph, { params, query: { limit: 3 } })
      expect(few.total).toEqual({ nodes: 10, edges: null })
      expect(few.nodes.map((node) => node.id)).toEqual(['a', 'b', 'victim'])
      expect(few.edges.map((edge) => edge.id).sort()).toEqual(['ab', 'av'])
      const whole = await server.client.call(ENDPOINTS.getGraph, { params })
      expect(whole.total).toEqual({ nodes: 10, edges: whole.edges.length })
      for (const edge of few.edges) expect(whole.edges).toContainEqual(edge)
      for (const node of few.nodes) expect(whole.nodes).toContainEqual(node)
    })
  })
})
