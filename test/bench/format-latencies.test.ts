import { describe, expect, it } from 'vitest'

import { formatLatencies } from '../../bench/format-latencies.ts'
import { readPercentile } from '../../bench/statistics.ts'
import type { Sample } from '../../bench/statistics.ts'

const SAMPLE: Sample = { milliseconds: 10, cpuMilliseconds: 10, peakBytes: null }
const count = (from: number): number[] => Array.from({ length: 10 }, (_, index) => from + index)

describe('formatLatencies', () => {
  const timed = (size: number) => ({
    name: 'find',
    size,
    unit: 'claims',
    samples: {
      ours: [
        { ...SAMPLE, latencies: { walk: count(1) } },
        { ...SAMPLE, latencies: { walk: count(11) } },
      ],
      'plain SQL': [{ ...SAMPLE, latencies: { expand: [4] } }],
    },
  })
  const lines = formatLatencies([timed(1000), timed(20_000)])
    .trimEnd()
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim()))

  it('takes the operations of all runs together', () => {
    expect(lines[4]).toEqual(['', 'find', 'walk', '1,000 claims', 'ours', '20', '10.0', '19.0', ''])
  })

  it('puts the sizes of one operation of one side below each other', () => {
    const told = lines.slice(2).map((cells) => cells.slice(2, 5).join(', '))
    expect(told).toEqual([
      'expand, 1,000 claims, plain SQL',
      'expand, 20,000 claims, plain SQL',
      'walk, 1,000 claims, ours',
      'walk, 20,000 claims, ours',
    ])
  })

  it('is empty where no operations were timed', () => {
    expect(formatLatencies([{ name: 'walk', size: 1, unit: 'steps', samples: { ours: [SAMPLE] } }])).toBe('')
  })
})

describe('readPercentile', () => {
  it('gives the nearest rank, in any order of the values', () => {
    expect(readPercentile([3, 1, 2], 0.5)).toBe(2)
    expect(readPercentile(count(1), 0.95)).toBe(10)
    expect(readPercentile([7], 0)).toBe(7)
  })

  it('refuses no values', () => {
    expect(() => readPercentile([], 0.5)).toThrow(RangeError)
  })
})
