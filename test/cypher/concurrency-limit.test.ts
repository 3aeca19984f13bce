import { randomUUID } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'

import { describe, expect, it } from 'vitest'

import { ConcurrencyLimit } from '../../server/store/concurrency-limit.ts'
import { openNeo4jStore } from '../../server/store/neo4j/neo4j-case-store.ts'
import { makeBatch, makePerson } from '../contract/build-records.ts'
import { describeOnNeo4j } from './open-database.ts'

describe('a limit on what runs at a time', () => {
  it('is reached and never passed, and lets everything through in the end', async () => {
    const limit = new ConcurrencyLimit(3)
    let running = 0
    let most = 0
    const order: number[] = []
    const work = (place: number) => async () => {
      running += 1
      most = Math.max(most, running)
      await setImmediate()
      running -= 1
      order.push(place)
      if (place % 2 === 0) throw new RangeError(`${place}`)
    }
    const results = await Promise.allSettled(Array.from({ length: 12 }, (_, place) => limit.run(work(place))))
    expect(most).toBe(3)
    expect(order).toEqual([...order].sort((a, b) => a - b))
    expect(results.filter((result) => result.status === 'rejected')).toHaveLength(6)
    expect(running).toBe(0)
  })
})

describeOnNeo4j('more appends at once than the driver has connections', (access) => {
  it('are all made, one after the other', async () => {
    const store = await openNeo4jStore({ ...access, clock: () => new Date() })
    const { id } = await store.createCase(`Crowd ${randomUUID()}`, '')
    const appends = Array.from({ length: 130 }, (_, place) => store.append(id, makeBatch([makePerson(`p${place}`)])))
    const instants = (await Promise.all(appends)).map((receipt) => receipt.receivedAt)
    await store.close()
    expect(new Set(instants).size).toBe(130)
  }, 120_000)
})
