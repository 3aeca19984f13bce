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
    runs: 7,
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
    const [, name, size, peerName, runs, ours, peer, ratio, cpuRatio, peak] = cells
    expect([name, size, peerName, runs]).toEqual(['walk', '20,000 steps', 'bus', '7'])
    expect([ours, peer]).toEqual(['1,235 (99.9–2,000)', '0.0123 (0.0100–10.0)'])
    expect([ratio, cpuRatio]).toEqual(['2.35 (2.00–3.00)', '1.50 (1.00–2.00)'])
    expect(peak).toBe('10 : –')
  })
  it('writes no range for a single run, and a dash for what was not told', () => {
    const summary = { ...ROW.summary, runs: 1, cpuRatio: null }
    const line = formatTable([{ ...ROW, summary }]).split('\n')[2] ?? ''
    const [, , , , , ours, , ratio, cpuRatio] = line.split('|').map((cell) => cell.trim())
    expect([ours, ratio, cpuRatio]).toEqual(['1,235', '2.35', '–'])
  })

  it('gives each peer of a size a line of its own', () => {
    const table = formatTable([ROW, { ...ROW, peer: 'train' }])
    expect(table.match(/\| (?:bus|train) +\|/gu)).toHaveLength(2)
  })
})
