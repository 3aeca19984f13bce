import { describe, expect, it } from 'vitest'

import { groupClaims } from '../../../client/model/claim-groups.ts'
import { formatPartialDate, toInstant, toLocalField } from '../../../client/model/date-text.ts'
import { makeFileName } from '../../../client/model/file-name.ts'
import { isPurposeSufficient } from '../../../client/model/purpose.ts'
import { listOwnTies, matchesClocks } from '../../../client/model/ranking.ts'
import { buildRankingTable, NAME_COLUMN, nextSorting } from '../../../client/model/ranking-table.ts'
import { findLanguageDirection } from '../../../client/model/text-direction.ts'
import type { ClaimView } from '../../../server/contract/claims.ts'
import { buildFinding, buildTie } from './build-graph-view.ts'

describe('findLanguageDirection', () => {
  it.each([
    ['ar', 'rtl'],
    ['ar-PE', 'rtl'],
    ['fa', 'rtl'],
    ['es', 'ltr'],
    ['ar-Latn', 'ltr'],
    ['uz-Arab', 'rtl'],
    ['und', 'auto'],
    [null, 'auto'],
  ])('reads %j as %s', (tag, direction) => {
    expect(findLanguageDirection(tag)).toBe(direction)
  })
})

describe('dates', () => {
  it('say no more than is known', () => {
    expect(formatPartialDate('2024', 'en')).toBe('2024')
    expect(formatPartialDate('2024-03', 'en')).toBe('Mar 2024')
    expect(formatPartialDate('2024-03-05', 'es')).toBe('5 mar 2024')
    expect(formatPartialDate('0033-04-03', 'en')).toContain('33')
  })

  it('go from a local field to an instant and back', () => {
    const instant = toInstant('2024-03-05T10:00')
    expect(instant).not.toBeNull()
    expect(toLocalField(instant)).toBe('2024-03-05T10:00')
    expect(toInstant('')).toBeNull()
    expect(toInstant('soon')).toBeNull()
  })
})

describe('makeFileName', () => {
  it('keeps words of every script and nothing that a path could mean', () => {
    expect(makeFileName('../Two reports: سان مارتن/2024', '.csv')).toBe('Two-reports-سان-مارتن-2024.csv')
    expect(makeFileName('///', '.zip')).toBe('trama.zip')
  })
})

describe('isPurposeSufficient', () => {
  it('asks for ten characters that are no spaces at the ends', () => {
    expect(isPurposeSufficient('123456789 ')).toBe(false)
    expect(isPurposeSufficient('1234567890')).toBe(true)
  })
})

describe('groupClaims', () => {
  it('puts relations before descriptions and keeps the order within', () => {
    const claim = (id: string, predicate: string, isLiteral: boolean): ClaimView =>
      ({ id, predicate, object: isLiteral ? { literal: {} } : { entity: {} } }) as ClaimView
    const groups = groupClaims([claim('1', 'HAS_NAME', true), claim('2', 'LEADS', false), claim('3', 'HAS_NAME', true)])
    expect(groups.map(({ predicate, claims }) => [predicate, claims.map(({ id }) => id)])).toEqual([
      ['LEADS', ['2']],
      ['HAS_NAME', ['1', '3']],
    ])
  })
})

describe('ranking', () => {
  const finding = buildFinding({
    zoe: { degree: 1, louvain: 1 },
    ana: { degree: 1, louvain: 2 },
    max: { degree: 5, louvain: 1 },
  })
  const order = (sorting: Parameters<typeof buildRankingTable>[1]): string[] =>
    buildRankingTable(finding, sorting, 'en')
      .getSortedRowModel()
      .rows.map(({ id }) => id)

  it('sorts by any column, equals by name', () => {
    expect(order([{ id: 'degree', desc: true }])).toEqual(['max', 'ana', 'zoe'])
    expect(order([{ id: 'degree', desc: false }])).toEqual(['ana', 'zoe', 'max'])
    expect(order([{ id: NAME_COLUMN, desc: true }])).toEqual(['zoe', 'max', 'ana'])
  })

  it('puts whoever has no value last in both directions', () => {
    const rows = finding.rows.map((row) => (row.entity.id === 'max' ? { ...row, values: {} } : row))
    for (const desc of [true, false]) {
      const table = buildRankingTable({ ...finding, rows }, [{ id: 'degree', desc }], 'en')
      expect(table.getSortedRowModel().rows.at(-1)?.id).toBe('max')
    }
  })

  it('turns a column round at the second click', () => {
    const once = nextSorting([], 'degree', true)
    expect(once).toEqual([{ id: 'degree', desc: true }])
    expect(nextSorting(once, 'degree', true)).toEqual([{ id: 'degree', desc: false }])
  })

  it('lists the ties of an entity from either end, strongest first', () => {
    const ties = [
      buildTie('ana', 'zoe', { strength: 0.2 }),
      buildTie('max', 'ana', { strength: 0.9 }),
      buildTie('max', 'zoe'),
    ]
    expect(listOwnTies({ ...finding, ties }, 'ana').map(({ other }) => other.id)).toEqual(['max', 'zoe'])
  })

  it('knows whether it answers for the dates that the chart shows', () => {
    expect(matchesClocks(finding, { asAt: null, knownAt: null })).toBe(true)
    expect(matchesClocks(finding, { asAt: '2024-01-01', knownAt: null })).toBe(false)
  })
})
