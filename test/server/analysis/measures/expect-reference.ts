import { expect } from 'vitest'
import type { SimpleGraph } from '../../../../server/analysis/graph/simple-graph.ts'
import { OutsideDomainError } from '../../../../server/analysis/measure.ts'
import { findMeasure } from '../../../../server/analysis/registry.ts'
import type { ReferenceEntry } from '../read-reference.ts'
import { computeList } from './build-graph-of.ts'

const TOLERANCE = 1e-9

/** Within 1e-9, of the value itself where it is above 1. */
export function expectClose(found: readonly number[], expected: readonly number[]): void {
  expect(found).toHaveLength(expected.length)
  found.forEach((value, place) => {
    const wanted = expected[place] ?? Number.NaN
    const difference = Math.abs(value - wanted)
    expect(difference, `value ${place}: ${value}, not ${wanted}`).toBeLessThanOrEqual(
      TOLERANCE * Math.max(1, Math.abs(wanted)),
    )
  })
}

/** The measure has the values of the reference on the graph or, outside its domain, says which gap it falls into. */
export function expectReference(entry: ReferenceEntry, graph: SimpleGraph): void {
  const measure = findMeasure(entry.measure)
  if ('expected' in entry) {
    expectClose(computeList(measure, graph, entry.parameters), [entry.expected].flat())
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
