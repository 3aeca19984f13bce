import { describe, expect, it } from 'vitest'

import { formatGrade } from '../../../server/domain/grade.ts'
import { GRADE_WEIGHT_MAP_IDS, GRADE_WEIGHT_MAPS, weighGrade } from '../../../server/domain/grade-weights.ts'
import type { ExcerptId } from '../../../server/domain/ids.ts'
import { chooseLineStyle, isCrossed } from '../../../server/domain/line-style.ts'

const excerpts = ['x' as ExcerptId]

describe('chooseLineStyle', () => {
  it('is solid only when confirmed and not by press alone', () => {
    const claim = { certainty: 'stated', confirmed: true, excerpts } as const
    expect(chooseLineStyle(claim, ['police-report'])).toBe('solid')
    expect(chooseLineStyle(claim, ['press', 'court-record'])).toBe('solid')
    expect(chooseLineStyle(claim, ['press', 'press'])).toBe('dashed')
    expect(chooseLineStyle({ ...claim, confirmed: false }, ['police-report'])).toBe('dashed')
  })

  it('is dotted for what is inferred, general or without a source, confirmed or not', () => {
    for (const certainty of ['implied', 'generic'] as const) {
      expect(chooseLineStyle({ certainty, confirmed: true, excerpts }, ['court-record'])).toBe('dotted')
    }
    expect(chooseLineStyle({ certainty: 'stated', confirmed: true, excerpts: [] }, [])).toBe('dotted')
  })

  it('is dashed for attributed and suspected claims', () => {
    for (const certainty of ['attributed', 'suspected'] as const) {
      expect(chooseLineStyle({ certainty, confirmed: false, excerpts }, ['press'])).toBe('dashed')
    }
  })
})

describe('isCrossed', () => {
  it('crosses the refuted and what a standing claim contradicts', () => {
    expect(isCrossed({ status: 'refuted' }, [])).toBe(true)
    expect(isCrossed({ status: 'active' }, ['active'])).toBe(true)
    expect(isCrossed({ status: 'active' }, ['withdrawn', 'superseded', 'refuted'])).toBe(false)
  })
})

describe('grades', () => {
  it('are shown in their own scheme and never converted', () => {
    expect(formatGrade({ scheme: 'admiralty', value: 'B' }, { scheme: 'admiralty', value: '2' })).toBe('B2')
    expect(formatGrade(null, { scheme: 'admiralty', value: '2' })).toBe('–2')
    expect(formatGrade(null, null)).toBeNull()
    expect(formatGrade({ scheme: 'uk-3x5x2', value: '1' }, { scheme: 'admiralty', value: '2' })).toBe(
      '1 (uk-3x5x2) / 2 (admiralty)',
    )
  })

  it.each(GRADE_WEIGHT_MAP_IDS)('weigh nothing in the map %s when F, X or 6, and never rise as they worsen', (id) => {
    const map = GRADE_WEIGHT_MAPS[id]
    expect(weighGrade(map, { scheme: 'admiralty', value: 'F' }, { scheme: 'admiralty', value: '1' })).toBe(0)
    expect(weighGrade(map, { scheme: 'admiralty', value: 'A' }, { scheme: 'admiralty', value: '6' })).toBe(0)
    expect(weighGrade(map, { scheme: 'europol-4x4', value: 'X' }, { scheme: 'europol-4x4', value: '1' })).toBe(0)
    expect(weighGrade(map, null, null)).toBe(1)
    for (const scale of [...Object.values(map.reliability), ...Object.values(map.information)]) {
      const weights = Object.keys(scale)
        .sort()
        .map((grade) => scale[grade] ?? Number.NaN)
      expect(weights.every((weight) => weight >= 0 && weight <= 1)).toBe(true)
      expect([...weights].sort((a, b) => b - a)).toEqual(weights)
    }
  })
})
