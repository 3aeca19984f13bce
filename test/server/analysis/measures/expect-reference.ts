import { expect } from 'vitest'
import type { SimpleGraph } from '../../../../server/analysis/graph/simple-graph.ts'
import { OutsideDomainError } from '../../../../server/analysis/measure.ts'
import { findMeasure } from '../../../../server/analysis/registry.ts'
import type { ReferenceEntry } from '../read-reference.ts'
import { computeList } from './build-graph-of.ts'

const TOLERANCE = 1e-9

/** Below this, a value is nothing but the rounding of sums. */
const FLOOR = 1e-4

/** Within 1e-9 of the value itself, of 1e-4 where it is less. */
export function expectClose(found: readonly number[], expected: readonly number[], what = ''): void {
  expect(found, what).toHaveLength(expected.length)
  const wrong = found.flatMap((value, place) => {
    const wanted = expected[place] ?? Number.NaN
    const isClose = Math.abs(value - wanted) <= TOLERANCE * Math.max(FLOOR, Math.abs(wanted))
    return isClose ? [] : [{ place, value, wanted }]
  })
  expect(wrong, what).toEqual([])
}

/** The measure has the values of the reference on the graph or, outside its domain, says which gap it falls into. */
export function expectReference(entry: ReferenceEntry, graph: SimpleGraph): void {
  const measure = findMeasure(entry.measure)
  if ('expected' in entry) {
    expectClose(
      computeList(measure, graph, entry.parameters),
      [entry.expected].flat(),
      JSON.stringify(entry).slice(0, 80),
    )
    return
  }
  const error = catchError(() => computeList(measure, graph, entry.parameters))
  expect(error).toBeInstanceOf(OutsideDomainError)
  expect(error).toMatchObject({ measureId: entry.measure, gap: entry.gap })
}

export function catchError(run: () => unknown): unknown {
  try {
    return run()
  } catch (error) {
    return error
  }
}
