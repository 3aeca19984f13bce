import process from 'node:process'
import { setTimeout as wait } from 'node:timers/promises'

import { describe, expect, it } from 'vitest'

import { Stopwatch, timeEach } from '../../bench/stopwatch.ts'

function spin(milliseconds: number): void {
  for (const start = performance.now(); performance.now() - start < milliseconds;);
}

function readCpu(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

// What is left out is measured here as well: the machine may be busy, and every stretch longer than asked for.
describe('Stopwatch', () => {
  it('counts work, in wall clock and processor time, but no pause', () => {
    const watch = new Stopwatch()
    const start = { wall: performance.now(), cpu: readCpu() }
    watch.resume()
    spin(40)
    watch.pause()
    const pause = { wall: performance.now(), cpu: readCpu() }
    spin(200)
    const left = { wall: performance.now() - pause.wall, cpu: readCpu() - pause.cpu }
    watch.resume()
    spin(20)
    watch.pause()
    expect(watch.milliseconds).toBeGreaterThanOrEqual(60)
    expect(watch.milliseconds).toBeLessThanOrEqual(performance.now() - start.wall - left.wall)
    expect(watch.cpuMilliseconds).toBeGreaterThan(0)
    expect(watch.cpuMilliseconds).toBeLessThanOrEqual(readCpu() - start.cpu - left.cpu)
  })

  it('refuses to be paused or resumed twice', () => {
    const watch = new Stopwatch()
    expect(() => {
      watch.pause()
    }).toThrow(RangeError)
    watch.resume()
    expect(() => {
      watch.resume()
    }).toThrow(RangeError)
  })
})

describe('timeEach', () => {
  it('times the work on items and not the making of them', async () => {
    function* make(): Iterable<number> {
      for (const item of [1, 2, 3]) {
        spin(150)
        yield item
      }
    }
    const seen: number[] = []
    const watch = new Stopwatch()
    const start = performance.now()
    watch.resume()
    await timeEach(make(), watch, async (item) => {
      seen.push(item)
      await wait(5)
    })
    watch.pause()
    expect(seen).toEqual([1, 2, 3])
    expect(watch.milliseconds).toBeGreaterThanOrEqual(14)
    expect(watch.milliseconds).toBeLessThanOrEqual(performance.now() - start - 450)
  })
})
