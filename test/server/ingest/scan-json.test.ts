import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { scanJson } from '../../../server/ingest/case-file/scan-json.ts'

function parses(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

describe('what it takes is what JSON.parse takes', () => {
  test('for JSON', () => {
    fc.assert(
      fc.property(fc.json({ depthSize: 'medium', maxDepth: 6 }), (text) => {
        const fault = scanJson(text, 10)
        expect(fault === null || fault.code === 'forbidden-key').toBe(true)
      }),
    )
  })

  test('for JSON with a character put in, taken out or changed', () => {
    const character = fc.constantFrom(...Array.from('{}[]",:\\/ \t\n\u0001u0-+.eE19truefalsn\u00a0\ufeffé'))
    const broken = fc
      .tuple(fc.json({ maxDepth: 3 }), fc.nat(), fc.option(character, { nil: '' }), fc.constantFrom(0, 1))
      .map(([text, seed, put, taken]) => {
        const at = seed % (text.length + 1)
        return text.slice(0, at) + put + text.slice(at + taken)
      })
    fc.assert(
      fc.property(broken, (text) => {
        const fault = scanJson(text, 10)
        if (fault === null || fault.code === 'not-json') expect(fault === null).toBe(parses(text))
      }),
      { numRuns: 3_000 },
    )
  })

  test.each([
    '',
    ' ',
    '01',
    '1.',
    '.5',
    '+1',
    '-',
    '1e',
    'NaN',
    '"\\x"',
    '"\\u12g4"',
    "'a'",
    '[1,]',
    '{"a":1,}',
    '{a:1}',
    'nul',
    'truefalse',
  ])('not for %j', (text) => {
    expect(scanJson(text, 10)?.code).toBe('not-json')
    expect(parses(text)).toBe(false)
  })
})

describe('what JSON.parse would take without a word', () => {
  test.each([
    ['{"a":1,"b":{"a":2},"c":[{"a":1},{"a":1}]}', null],
    ['{"a":{"b":1,"b":2}}', 'duplicate-key'],
    ['[{"\\u0061":1,"a":2}]', 'duplicate-key'],
    ['[{"x":{"__proto__":null}}]', 'forbidden-key'],
    ['{"constructor":1,"toString":2}', null],
  ])('%s', (text, code) => {
    expect(scanJson(text, 10)?.code ?? null).toBe(code)
  })

  test.each([
    [3, '[[[1]]]', null],
    [2, '[[[1]]]', 'too-deep'],
    [2, '{"a":{"b":{}}}', 'too-deep'],
    [0, '5', null],
  ])('nesting to %d: %s', (depth, text, code) => {
    expect(scanJson(text, depth)?.code ?? null).toBe(code)
  })
})
