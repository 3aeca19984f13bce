import { describe, expect, it } from 'vitest'

import { formatTable } from '../../bench/format-table.ts'
import type { Row } from '../../bench/format-table.ts'

const MIB = 1024 * 1024

const ROW: Row = {
  name: 'walk',
  size: 20_000,
  unit: 'steps',
  peer: 'bus',
  summary: {
    milliseconds: { ours: { median: 1234.5, min: 99.94, max: 2000 }, peer: { median: 0.01234, min: 0.01, max: 10 } },
    ratio: { median: 2.345, min: 2, max: 3 },
    cpuRatio: { median: 1.5, min: 1, max: 2 },
    peakBytes: { ours: 10 * MIB, peer: null },
  },
}

describe('formatTable', () => {
  const lines = formatTable([ROW, { ...ROW, name: 'walk a long way' }])
    .trimEnd()
    .split('\n')
  const cells = (lines[2] ?? '').split('|').map((cell) => cell.trim())

  it('writes a line a row below the heads and the rule, all of one width', () => {
    expect(lines).toHaveLength(4)
    expect(new Set(lines.map((line) => line.length)).size).toBe(1)
    expect(lines[1]).toMatch(/^\|( -+:? \|)+$/u)
  })

  it('writes three digits that count, and medians with what lies around them', () => {
    const [, name, size, ours, peer, ratio, cpuRatio, peak, peerName] = cells
    expect([name, size, peerName]).toEqual(['walk', '20,000 steps', 'bus'])
    expect([ours, peer]).toEqual(['1235 (99.9–2000)', '0.0123 (0.0100–10.0)'])
    expect([ratio, cpuRatio]).toEqual(['2.35 (2.00–3.00)', '1.50 (1.00–2.00)'])
    expect(peak).toBe('10 : –')
  })
})
