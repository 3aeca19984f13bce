import { describe, expect, it } from 'vitest'

import { describeUsage, readOptions, UsageError } from '../../bench/options.ts'

const NAMES = ['walk', 'swim']

describe('options of the benchmarks', () => {
  it('runs all of them seven times unless told otherwise', () => {
    expect(readOptions([], NAMES)).toEqual({
      names: NAMES,
      runs: 7,
      sizes: null,
      json: null,
      profile: null,
      help: false,
    })
  })

  it('takes what is given', () => {
    const argv = [
      '--only',
      'swim',
      '--runs',
      '3',
      '--size',
      '10',
      '--size',
      '40000',
      '--json',
      'a.json',
      '--profile',
      'b',
    ]
    const chosen = { names: ['swim'], runs: 3, sizes: [10, 40_000] }
    expect(readOptions(argv, NAMES)).toEqual({ ...chosen, json: 'a.json', profile: 'b', help: false })
  })

  it.each([
    ['a benchmark that is not there', ['--only', 'fly']],
    ['no number', ['--runs', 'many']],
    ['no run', ['--runs', '0']],
    ['part of a run', ['--runs', '1.5']],
    ['too many runs', ['--runs', '10000']],
    ['no size', ['--size', '0']],
    ['a size that is no number', ['--size', 'large']],
    ['an option that is not there', ['--fast']],
    ['a word too many', ['walk']],
  ])('refuses %s', (_, argv) => {
    expect(() => readOptions(argv, NAMES)).toThrow(UsageError)
  })

  it('names every option and every benchmark in its help', () => {
    const usage = describeUsage(NAMES)
    for (const word of ['--only', '--runs', '--size', '--json', '--profile', '--help', ...NAMES])
      expect(usage).toContain(word)
  })
})
