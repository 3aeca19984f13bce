import fc from 'fast-check'
import Papa from 'papaparse'
import { describe, expect, it } from 'vitest'

import { buildRankingCsv } from '../../../client/model/ranking-csv.ts'
import type { CsvWords } from '../../../client/model/ranking-csv.ts'
import { buildFinding, buildMeasure } from './build-graph-view.ts'

const WORDS: CsvWords = {
  name: 'Name',
  kind: 'Kind',
  id: 'Id',
  value: (measure) => measure,
  rank: (measure) => `${measure} rank`,
  interval: (measure) => `${measure} interval`,
  stability: (measure) => `${measure} stability`,
  kept: (measure) => `${measure} kept`,
  yes: 'yes',
  no: 'no',
  kindName: (kind) => kind,
  stable: 'stable',
  unstable: 'unstable',
  notResampled: 'no interval',
  remarks: ['2 people left out'],
}

function exportNamed(label: string): string[][] {
  const finding = buildFinding({ a: { degree: 3, louvain: 1 } })
  const rows = finding.rows.map((row) => ({ ...row, entity: { ...row.entity, label } }))
  const csv = buildRankingCsv({ ...finding, rows }, WORDS)
  expect(csv.startsWith('\ufeff')).toBe(true)
  return Papa.parse<string[]>(csv.slice(1)).data
}

describe('ranking as CSV', () => {
  it('has value, rank, interval and stability of each score, and the number of each cluster', () => {
    const [head, row] = exportNamed('Ana')
    expect(head).toEqual([
      ...['Name', 'Kind', 'Id'],
      ...['degree', 'degree rank', 'degree interval', 'degree stability', 'louvain'],
    ])
    expect(row).toEqual(['Ana', 'Person', 'a', '3', '1', '1–2', 'unstable', '1'])
  })

  it('has a mark and the share kept of each property, and nothing of measures that are not defined', () => {
    const plain = buildFinding({ a: { degree: 3, louvain: 1 }, b: { degree: 1, louvain: 1 } })
    const csv = buildRankingCsv(
      {
        ...plain,
        measures: [buildMeasure('degree', 'score'), buildMeasure('cut', 'node-flag'), buildMeasure('ties', 'tie-flag')],
        undefined: [{ measure: 'degree', gap: 'empty', message: 'There is nothing.' }],
        rows: plain.rows.map((row, at) => (at === 0 ? { ...row, kept: { cut: 0.75 } } : row)),
      },
      WORDS,
    )
    expect(Papa.parse<string[]>(csv.slice(1)).data.slice(0, 3)).toEqual([
      ['Name', 'Kind', 'Id', 'cut', 'cut kept'],
      ['a', 'Person', 'a', 'yes', '0.75'],
      ['b', 'Person', 'b', 'no', ''],
    ])
  })

  it('ends with what the ranking must say of itself', () => {
    expect(exportNamed('Ana').flat()).toContain('2 people left out')
  })

  it.each(['=HYPERLINK("http://x")', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1'])('defuses the formula %j', (formula) => {
    expect(exportNamed(formula)[1]?.[0]).toBe(`'${formula}`)
  })

  it('keeps every name, whatever it holds', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (name) => {
        const cell = exportNamed(name)[1]?.[0] ?? ''
        expect([name, `'${name}`]).toContain(cell)
        expect(cell).not.toMatch(/^[=+\-@\t\r]/)
      }),
    )
  })
})
