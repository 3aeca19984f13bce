import { setTimeout as wait } from 'node:timers/promises'

import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { ENDPOINTS } from '../../../server/contract/endpoints.ts'
import type { ClaimId } from '../../../server/domain/ids.ts'
import { makeBatch, makeGroup, makePerson, makeReview, makeTie } from '../../contract/build-records.ts'
import { nameCase, startTestServer } from '../start-test-server.ts'
import type { TestServer } from '../start-test-server.ts'

let server: TestServer
let caseId: string
const times: string[] = []

/** Appends and notes an instant at which this and nothing later was known. */
async function receive(records: Parameters<typeof makeBatch>[0], name: string): Promise<void> {
  caseId = await server.importCase(makeBatch([...BASE, ...records]), name)
  times.push(new Date(Date.now() + 5).toISOString())
  await wait(20)
}

const BASE = [makePerson('p'), makeGroup('g'), makeTie('says', 'p', 'MEMBER_OF', 'g')]
const DENIES = makeTie('denies', 'p', 'ASSOCIATED_WITH', 'g', { contradicts: ['says' as ClaimId] })

beforeAll(async () => {
  server = await startTestServer('sqlite')
  const name = nameCase('contradiction')
  await receive([], name)
  await receive([DENIES], name)
  await receive([DENIES, makeReview('r', 'denies', 'refuted')], name)
})
afterAll(() => server.close())

describe('a contradicted claim', () => {
  it('is crossed while what contradicts it stands, in every view of the past as it was then', async () => {
    const seen: boolean[] = []
    for (const knownAt of times) {
      const query = { knownAt }
      const graph = await server.client.call(ENDPOINTS.getGraph, { params: { caseId }, query })
      const claim = await server.client.call(ENDPOINTS.getClaim, { params: { caseId, claimId: 'says' }, query })
      const drawn = graph.edges.find((edge) => edge.id === 'says')
      expect(claim.crossed).toBe(drawn?.crossed)
      seen.push(claim.crossed)
    }
    expect(seen).toEqual([false, true, false])
  })

  it('leaves the refuted claim on the chart, crossed', async () => {
    const graph = await server.client.call(ENDPOINTS.getGraph, { params: { caseId } })
    expect(graph.edges.find((edge) => edge.id === 'denies')).toMatchObject({ status: 'refuted', crossed: true })
  })
})
