import { expect, it } from 'vitest'
import { runAnalysis } from '../../../../server/analysis/run-analysis.ts'
import { buildRequest } from '../build-gang.ts'
import { associate, buildInput } from '../build-input.ts'
import type { ClaimSpec } from '../build-input.ts'

const ties = [
  ...['b', 'c', 'd', 'e'].map((other) => associate(`a${other}`, 'a', other)),
  ...['c', 'd'].map((other) => associate(`b${other}`, 'b', other)),
  associate('cd', 'c', 'e'),
]

/** Marks by person, for spans of collection by person. */
function mark(spans: Readonly<Record<string, readonly (readonly [string | null, string | null])[]>>) {
  const covered = Object.entries(spans).flatMap(([id, own]) =>
    own.map((_, at): ClaimSpec => {
      const object = { literal: { kind: 'text' as const, value: 'telephone tapped', language: 'en' } }
      return { id: `v-${id}-${at}`, predicate: 'COLLECTION_COVERED', subject: id, object }
    }),
  )
  const input = buildInput({ entities: ['a', 'b', 'c', 'd', 'e'], claims: [...ties, ...covered] })
  const claims = input.claims.map((claim) => {
    const [, id = '', at = ''] = /^v-(\w)-(\d)$/u.exec(claim.id) ?? []
    const span = spans[id]?.[Number(at)]
    return span === undefined ? claim : { ...claim, valid: { from: span[0], to: span[1] } }
  })
  const own = buildRequest({ entities: [], claims: [] }, { measures: [{ id: 'degree' }], stability: null })
  const { rankings } = runAnalysis({ ...own, input: { ...input, claims } }).finding
  return rankings[0]?.rows.map((row) => `${row.id} ${row.rank} ${row.coverage}`)
}

it('is unrecorded where nothing is recorded of anybody', () => {
  expect(mark({})?.every((row) => row.endsWith('unrecorded'))).toBe(true)
})

it('is equal where neighbours were covered for at most twice the time, each day counted once', () => {
  const month = [['2024-01-01', '2024-01-31']] as const
  const twice = [
    ['2024-01-01', '2024-01-31'],
    ['2024-01-15', '2024-03-02'],
  ] as const
  expect(mark({ a: twice, b: month, c: month, d: month, e: month })).toEqual([
    'a 1 equal',
    'b 2 equal',
    'c 2 equal',
    'd 4 equal',
    'e 4 equal',
  ])
})

it('is unequal for either of two neighbours where one was covered longer, not at all or nobody knows how long', () => {
  const month = [['2024-01', '2024-01']] as const
  const year = [['2023', '2023']] as const
  expect(mark({ a: year, b: month, c: month, d: month, e: month })?.map((row) => row.split(' ')[2])).toEqual([
    'unequal',
    'unequal',
    'unequal',
    'equal',
    'equal',
  ])
  expect(mark({ a: month })?.[0]).toBe('a 1 unequal')
  expect(mark({ a: [['2024-01-01', null]], b: month, c: month, d: month, e: month })?.[0]).toBe('a 1 unequal')
})
