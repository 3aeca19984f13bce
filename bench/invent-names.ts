import type { Random } from '../server/analysis/create-random.ts'

export const SYLLABLES = 'ba da fe ga hi ka lo mu na pe ri sa to vu wa xe yo zi dro sten mar vel quo lin'.split(' ')

/** Names of two invented words each; no word occurs in two of them. */
export function inventNames(count: number, random: Random): string[] {
  const taken = new Set<string>()
  const inventWord = (): string => {
    for (;;) {
      const word = Array.from({ length: 3 }, () => pick(SYLLABLES, random)).join('')
      if (taken.has(word)) continue
      taken.add(word)
      return word.charAt(0).toUpperCase() + word.slice(1)
    }
  }
  return Array.from({ length: count }, () => `${inventWord()} ${inventWord()}`)
}

/** One of the items; there must be some. */
export function pick<T>(items: readonly T[], random: Random): T {
  const item = items[Math.floor(random() * items.length)]
  if (item === undefined) throw new RangeError('there is nothing to pick from')
  return item
}
