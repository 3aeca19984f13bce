import { describe, expect, it } from 'vitest'

import { INITIAL_VIEW, reduceView } from '../../../client/model/view-state.ts'

const open = { ...INITIAL_VIEW, caseId: 'case-1', asAt: '2024-01-01', dock: 'ranking' as const }

describe('reduceView', () => {
  it('forgets selection, filters, clocks and run when another case opens, and keeps the screen', () => {
    const busy = { ...open, run: 'run-1', selection: { nodes: ['a'], claims: [] }, folded: ['rail' as const] }
    expect(reduceView(busy, { type: 'open-case', caseId: 'case-2' })).toEqual({
      ...INITIAL_VIEW,
      caseId: 'case-2',
      dock: 'ranking',
      folded: ['rail'],
    })
    expect(reduceView(busy, { type: 'open-case', caseId: 'case-1' })).toBe(busy)
  })

  it('unfolds the inspector for a selection and leaves it folded when the selection is cleared', () => {
    const folded = { ...open, folded: ['inspector' as const] }
    const picked = reduceView(folded, { type: 'select', selection: { nodes: ['a'], claims: [] } })
    expect(picked.folded).toEqual([])
    expect(reduceView(folded, { type: 'select', selection: { nodes: [], claims: [] } }).folded).toEqual(['inspector'])
  })

  it('colours and sizes by the chart again when a run is gone', () => {
    const measured = { ...open, run: 'run-1', colorBy: 'louvain', sizeBy: 'degree' }
    const { colorBy, sizeBy, run } = reduceView(measured, { type: 'show-run', run: null })
    expect({ colorBy, sizeBy, run }).toEqual({ colorBy: INITIAL_VIEW.colorBy, sizeBy: INITIAL_VIEW.sizeBy, run: null })
  })

  it('opens a quote in the sources', () => {
    const state = reduceView(open, { type: 'open-source', source: 's', excerpt: 'x' })
    expect([state.dock, state.source, state.excerpt]).toEqual(['sources', 's', 'x'])
  })
})
