import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { groupNumbers } from '../../../server/ingest/case-file/group-numbers.ts'
import { IdTable } from '../../../server/ingest/case-file/id-table.ts'
import { KeyedHash } from '../../../server/ingest/case-file/keyed-hash.ts'
import { NumberColumn } from '../../../server/ingest/case-file/number-column.ts'

function hash(text: string, key: readonly [number, number] = [1, 2]): string {
  const hasher = new KeyedHash(key)
  hasher.take(text)
  return `${hasher.high} ${hasher.low}`
}

describe('the hash of a text', () => {
  test('is HalfSipHash-2-4 with 64 bits over UTF-16, little end first', () => {
    // Key 00…07 and messages of 0, 2, 4 and 8 bytes 00, 01, …: vectors_hsip64 of the reference implementation.
    const outputs = ['', '\u0100', '\u0100\u0302', '\u0100\u0302\u0504\u0706'].map((text) => {
      const hasher = new KeyedHash([0x03020100, 0x07060504])
      hasher.take(text)
      const bytes = Buffer.alloc(8)
      bytes.writeUInt32LE(hasher.low, 0)
      bytes.writeUInt32LE(hasher.high, 4)
      return bytes.toString('hex')
    })
    expect(outputs).toEqual(['218d1f59b9b83cc8', '064f39ef7c50eb57', 'd5e78a175be52ea1', 'edfee820bce4858c'])
  })

  test('depends on every unit, on the length and on the key', () => {
    const texts = ['', 'a', 'b', 'ab', 'ba', 'a\0', 'abc', 'abd', 'ab\u0163', 'é', 'e', 'p1', 'p2', 'p10']
    expect(new Set(texts.map((text) => hash(text))).size).toBe(texts.length)
    expect(hash('p1', [1, 3])).not.toBe(hash('p1'))
    expect(hash('p1')).toBe(hash('p1'))
  })
})

test('a table of ids finds what a map finds, through all its growing', () => {
  const table = new IdTable(new KeyedHash())
  const size = 200_000
  for (let n = 0; n < size; n += 1) expect(table.add(`id-${n}`, n + 2)).toBe(n)
  expect(table.size).toBe(size)
  for (let n = 0; n < size; n += 997) {
    expect(table.find(`id-${n}`)).toBe(n)
    expect(table.lineOf(n)).toBe(n + 2)
    expect(table.find(`no-${n}`)).toBe(-1)
  }
})

test('a column gives back what was put in, over many chunks', () => {
  const column = NumberColumn.ofWords()
  for (let n = 0; n < 200_000; n += 1) column.push(n)
  column.set(70_000, 0xffffffff)
  expect([column.get(0), column.get(65_536), column.get(70_000), column.get(199_999)]).toEqual([
    0, 65_536, 0xffffffff, 199_999,
  ])
  expect(() => {
    column.set(200_000, 1)
  }).toThrow(RangeError)
})

test('numbers are grouped as a map groups them', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(0, 1, 2, 3, 9)), (numbers) => {
      const column = NumberColumn.ofWords()
      for (const number of numbers) column.push(number)
      const groups = groupNumbers(column, 4, 9)
      for (const number of [0, 1, 2, 3]) {
        expect([...groups.list(number)]).toEqual(numbers.flatMap((one, place) => (one === number ? [place] : [])))
      }
    }),
  )
})
