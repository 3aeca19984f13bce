import { describe, expect, it } from 'vitest'

import { describeUsage, readOptions, UsageError } from '../../bench/options.ts'

const NAMES = ['walk', 'swim']

describe('options of the benchmarks', () => {
  it('runs all of them seven times unless told otherwise', () => {
    expect(readOptions([], NAMES)).toEqual({ names: NAMES, runs: 7, json: null, profile: null, help: false })
  })

  it('takes what is given', () => {
    const argv = ['--only', 'swim', '--runs', '3', '--json', 'a.json', '--profile', 'b']
    expect(readOptions(argv, NAMES)).toEqual({ names: ['swim'], runs: 3, json: 'a.json', profile: 'b', help: false })
  })

  it.each([
    ['a benchmark that is not there', ['--only', 'fly']],
    ['no number', ['--runs', 'many']],
    ['no run', ['--runs', '0']],
    ['part of a run', ['--runs', '1.5']],
    ['an option that is not there', ['--fast']],
    ['a word too many', ['walk']],
  ])('refuses %s', (_, argv) => {
    expect(() => readOptions(argv, NAMES)).toThrow(UsageError)
  })

  it('names every option and every benchmark in its help', () => {
    const usage = describeUsage(NAMES)
    for (const word of ['--only', '--runs', '--json', '--profile', '--help', ...NAMES]) expect(usage).toContain(word)
  })
})
