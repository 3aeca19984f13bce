import type { Outcome } from './benchmark.ts'

/** The sides did not do the same. */
export class WrongOutcomeError extends Error {
  override readonly name = 'WrongOutcomeError'
}

/**
 * Checks what a run gave against what our first one gave; values may differ by `tolerance` times the larger.
 *
 * @throws {WrongOutcomeError}
 */
export function compareOutcomes(expected: Outcome, found: Outcome, tolerance: number): void {
  const names = new Set([...Object.keys(expected), ...Object.keys(found)])
  if (names.size === 0) throw new WrongOutcomeError('it told nothing of what came out')
  for (const name of names) {
    const [one, other] = [expected[name] ?? Number.NaN, found[name] ?? Number.NaN]
    const isSame = Math.abs(one - other) <= tolerance * Math.max(Math.abs(one), Math.abs(other))
    if (isSame && one > 0 && other > 0) continue
    throw new WrongOutcomeError(`"${name}" came out as ${other}, where ours first gave ${one}`)
  }
}
