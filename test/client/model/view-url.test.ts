import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { decodeView, encodeView } from '../../../client/model/view-url.ts'
import { DOCKS, FOLDS, INITIAL_VIEW, TASKS } from '../../../client/model/view-state.ts'
import type { ViewState } from '../../../client/model/view-state.ts'
import { CERTAINTIES } from '../../../server/domain/claim.ts'
import { ENTITY_KINDS } from '../../../server/domain/entity.ts'

const id = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9:._-]{0,20}$/)
const ids = fc.uniqueArray(id, { maxLength: 5 })
const measure = fc.stringMatching(/^[a-z][a-z0-9-]{0,20}$/)
const day = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))
const instant = fc
  .date({ min: new Date('1970-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString())
const option = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(arbitrary, { nil: null })

const view: fc.Arbitrary<ViewState> = fc.record({
  caseId: option(id),
  selection: fc.record({ nodes: ids, claims: ids }),
  filters: fc.record({
    kinds: fc.subarray([...ENTITY_KINDS]),
    predicates: fc.uniqueArray(fc.stringMatching(/^[A-Z][A-Z0-9_]{1,20}$/), { maxLength: 4 }),
    certainties: fc.subarray([...CERTAINTIES]),
  }),
  asAt: option(day),
  knownAt: option(instant),
  colorBy: measure,
  sizeBy: measure,
  measures: fc.uniqueArray(measure, { maxLength: 5 }),
  run: option(id),
  tasks: fc.dictionary(fc.constantFrom(...TASKS), id, { noNullPrototype: true }),
  dock: option(fc.constantFrom(...DOCKS)),
  source: option(id),
  excerpt: option(id),
  folded: fc.subarray([...FOLDS]),
})

describe('view address', () => {
  it('brings every view back', () => {
    fc.assert(
      fc.property(view, (state) => {
        expect(decodeView(`?${encodeView(state)}`)).toEqual(state)
      }),
    )
  })

  it('is empty for the view at the start, which an empty address means', () => {
    expect(encodeView(INITIAL_VIEW)).toBe('')
    expect(decodeView('')).toEqual(INITIAL_VIEW)
  })

  it('takes whatever it cannot mean as at the start, and a one-time token as nothing', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(decodeView(encodeURIComponent(text))).toEqual(INITIAL_VIEW)
      }),
    )
    const hostile = new URLSearchParams({
      token: 'abc',
      case: '../../etc',
      node: '<script>',
      asAt: '2024-02-30',
      knownAt: 'yesterday',
      color: 'Kind()',
      measure: 'Degree; DROP',
      dock: 'basement',
      fold: 'everything',
      hideKind: 'Alien',
      hidePredicate: 'drop table',
    })
    expect(decodeView(hostile.toString())).toEqual(INITIAL_VIEW)
  })
})
