import fc from 'fast-check'
import Papa from 'papaparse'
import { describe, expect, it } from 'vitest'
import { RecordSplitter, RecordTooLong } from '../../../../server/ingest/tables/split-records.ts'
import type { CsvRecord } from '../../../../server/ingest/tables/split-records.ts'

function split(pieces: readonly string[], longest = 1_000): { records: CsvRecord[]; splitter: RecordSplitter } {
  const splitter = new RecordSplitter(',', longest)
  const records = [...pieces.flatMap((piece) => splitter.push(piece)), ...splitter.finish()]
  return { records, splitter }
}

const cell = fc.stringMatching(/^[ab ",\n\r;é😀]{0,6}$/u)
const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 6 })

describe('splitting records', () => {
  it('gives back the cells that papaparse wrote, each record at its place, wherever the text is cut', () => {
    fc.assert(
      fc.property(table, fc.constantFrom('\n', '\r\n', '\r'), fc.array(fc.nat(80)), (rows, newline, cuts) => {
        const text = Papa.unparse(rows, { newline, quotes: true })
        const places = [0, ...cuts.map((cut) => Math.min(cut, text.length)).sort((a, b) => a - b), text.length]
        const pieces = places.slice(1).map((end, at) => text.slice(places[at], end))
        const { records, splitter } = split(pieces)
        expect(records.map(({ cells }) => cells)).toEqual(rows)
        expect(records.every(({ isBroken }) => !isBroken)).toBe(true)
        expect(splitter.unclosed).toBe(0)
        for (const record of records) expect(text.slice(record.start, record.end)).toBe(record.text)
      }),
    )
  })

  it('gives the same records for any text wherever it is cut', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^[ab",\n\r]{0,40}$/u),
        fc.nat(40),
        fc.integer({ min: 4, max: 50 }),
        (text, cut, longest) => {
          const read = (pieces: readonly string[]) => {
            try {
              return split(pieces, longest).records
            } catch (error) {
              return error instanceof RecordTooLong ? error.row : error
            }
          }
          expect(read([text.slice(0, cut), text.slice(cut)])).toEqual(read([text]))
          expect(read(text.split(''))).toEqual(read([text]))
        },
      ),
      { numRuns: 1_000 },
    )
  })

  it('counts a byte order mark, mixed line ends and blank rows', () => {
    const { records, splitter } = split(['\ufeffa,b\r\n1,2\r\n\r3,4\n\n5,6'])
    expect(records.map(({ row, start, end, text }) => [row, start, end, text])).toEqual([
      [1, 1, 4, 'a,b'],
      [2, 6, 9, '1,2'],
      [4, 12, 15, '3,4'],
      [6, 17, 20, '5,6'],
    ])
    expect(splitter.blank).toBe(2)
  })

  it('breaks one line where a quote is never closed, and reads on', () => {
    const { records, splitter } = split(['a,b\n1,"x\n2,y\n'])
    expect(records.map(({ row, text, isBroken }) => [row, text, isBroken])).toEqual([
      [1, 'a,b', false],
      [2, '1,"x', true],
      [3, '2,y', false],
    ])
    expect(splitter.unclosed).toBe(1)
  })

  it('breaks one line where a quote is not closed for longer than is held', () => {
    const { records } = split(['a,b\n1,"x\n', ...Array.from({ length: 30 }, () => '2,yyyyyyyy\n')], 100)
    expect(records).toHaveLength(32)
    expect(records.filter(({ isBroken }) => isBroken).map(({ row }) => row)).toEqual([2])
  })

  it('marks what follows a closing quote', () => {
    expect(split(['"a"b,c\n']).records.map(({ cells, isBroken }) => [cells, isBroken])).toEqual([[['ab', 'c'], true]])
  })

  it('gives up on a line that is too long', () => {
    expect(() => split([`a,b\n${'x'.repeat(2_000)}`])).toThrow(RecordTooLong)
  })
})
