import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { describe, expect, inject, it } from 'vitest'

import type { BranchExposure } from '../../../../server/analysis/exposure/branch-exposure.ts'
import '../../../provided-context.ts'
import type { ClaimSpec } from '../build-input.ts'
import { belong, branch, expose } from './build-exposure.ts'

const shared = inject('shared')
const skip = 'skipped' in shared ? shared.skipped : null

/** An edge list has no days and is one origin: what is left of the thresholds is the margin and two ties to members. */
const ON_TIES = { margin: 0.3, minDays: 0, minMembers: 2, minOrigins: 1 }

function readRows(folder: string, file: string): string[][] {
  const text = readFileSync(join(folder, 'data', 'pira', file), 'utf8')
  return text
    .trim()
    .split(/\r?\n/)
    .map((line) => line.split(','))
}

/** One period of the network, each brigade a branch; ties and brigades are told by two different origins. */
function exposePeriod(folder: string, period: number): BranchExposure {
  const [head = [], ...people] = readRows(folder, `period${period}_nodes.csv`)
  const [, ...edges] = readRows(folder, `period${period}_edges.csv`)
  const brigades = head.filter((name) => name.endsWith('_brigade'))
  const memberships = people.flatMap((row) =>
    brigades.filter((name) => row[head.indexOf(name)] === '1').map((name) => belong(row[0] ?? '', name)),
  )
  const ties = edges.flatMap(([one = '', other = ''], number): ClaimSpec[] => {
    const tie = { id: `t${number}`, predicate: 'ASSOCIATED_WITH', subject: one, object: other, sources: ['ties'] }
    return one === other ? [] : [tie]
  })
  const spec = {
    entities: [...people.map(([id = '']) => id), ...['pira', ...brigades].map((id) => `${id}:criminal-group`)],
    claims: [...brigades.map((id) => branch(id, 'pira')), ...memberships, ...ties],
    sources: [{ id: 'roster' }, { id: 'ties' }],
  }
  return expose(spec, ON_TIES)
}

describe.skipIf(skip !== null)(`brigades of the Provisional IRA (${skip ?? 'data/pira'})`, () => {
  const periods = 'skipped' in shared ? [] : [1, 2, 3, 4, 5].map((period) => exposePeriod(shared.path, period).quality)

  it.each([1, 2, 3, 4])('are found for at least 86 % of those decided for in period %i', (period) => {
    const quality = periods[period - 1]
    expect(quality?.decided).toBeGreaterThan(50)
    expect(quality?.precision).toBeGreaterThanOrEqual(0.86)
  })

  it('are found for at least 86 % in all five periods together', () => {
    const sum = (read: (quality: BranchExposure['quality']) => number): number =>
      periods.reduce((total, one) => total + read(one), 0)
    expect(sum(({ right }) => right) / sum(({ decided }) => decided)).toBeGreaterThanOrEqual(0.86)
  })

  it('would be given without the gate to many of whom no brigade is recorded', () => {
    for (const { withoutGate } of periods)
      expect(withoutGate.labelledByAnyContact / withoutGate.people).toBeGreaterThan(0.3)
  })
})
