import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import {
  earliestDay,
  endsBeforeItBegins,
  isPartialDate,
  latestDay,
  mayHoldOn,
  readPrecision,
} from '../../../server/domain/partial-date.ts'

const day = fc
  .date({ min: new Date('0002-01-01T00:00:00Z'), max: new Date('9998-12-31T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))
const partial = fc.tuple(day, fc.constantFrom(4, 7, 10)).map(([date, length]) => date.slice(0, length))
const bound = fc.oneof(partial, fc.constant('unknown'), fc.constant(null))

describe('isPartialDate', () => {
  it.each(['2024', '2024-02', '2024-02-29', '2000-02-29', '1900-02-28', '0001', '9999-12-31'])('takes %s', (date) => {
    expect(isPartialDate(date)).toBe(true)
  })

  it.each([
    '0000',
    '2023-02-29',
    '1900-02-29',
    '2024-13',
    '2024-00',
    '2024-04-31',
    '2024-1',
    '24',
    '',
    'unknown',
    '２０２４',
  ])('refuses %s', (date) => {
    expect(isPartialDate(date)).toBe(false)
  })
})

describe('partial dates', () => {
  it('span whole calendar years, months and days', () => {
    expect([earliestDay('2024'), latestDay('2024')]).toEqual(['2024-01-01', '2024-12-31'])
    expect([earliestDay('2024-02'), latestDay('2024-02')]).toEqual(['2024-02-01', '2024-02-29'])
    expect([earliestDay('2023-02-03'), latestDay('2023-02-03')]).toEqual(['2023-02-03', '2023-02-03'])
  })

  it('begin no later than they end, both ends being real days', () => {
    fc.assert(
      fc.property(partial, (date) => {
        expect(isPartialDate(earliestDay(date))).toBe(true)
        expect(isPartialDate(latestDay(date))).toBe(true)
        expect(earliestDay(date) <= latestDay(date)).toBe(true)
      }),
    )
  })

  it('tell their precision', () => {
    expect(['2024', '2024-02', '2024-02-03', 'unknown', null].map(readPrecision)).toEqual([
      'year',
      'month',
      'day',
      'unknown',
      null,
    ])
  })
})

describe('mayHoldOn', () => {
  it.each([
    ['2023', '2024', '2023-01-01', true],
    ['2023', '2024', '2024-12-31', true],
    ['2023', '2024', '2025-01-01', false],
    ['2023-06', null, '2023-05-31', false],
    ['2023-06', null, '9999-01-01', true],
    [null, '2023-06-15', '2023-06-15', true],
    [null, '2023-06-15', '2023-06-16', false],
    ['unknown', 'unknown', '1950-01-01', true],
    ['unknown', '2020', '2021-01-01', false],
  ])('from %s to %s on %s: %s', (from, to, on, holds) => {
    expect(mayHoldOn({ from, to }, on)).toBe(holds)
  })

  it('holds on no day of an interval that ends before it begins, and on some day of any other', () => {
    fc.assert(
      fc.property(bound, bound, day, (from, to, on) => {
        const interval = { from, to }
        if (endsBeforeItBegins(interval)) expect(mayHoldOn(interval, on)).toBe(false)
        const probe = [from, to].find((one) => one !== null && one !== 'unknown')
        const some = probe === undefined || probe === null ? on : probe === from ? earliestDay(probe) : latestDay(probe)
        if (!endsBeforeItBegins(interval)) expect(mayHoldOn(interval, some)).toBe(true)
      }),
    )
  })
})
