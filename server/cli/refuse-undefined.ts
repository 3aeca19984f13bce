import { CommandError, EXIT } from './exit-codes.ts'

/** A measure that is not defined on the network, and why. */
export interface UndefinedMeasure {
  readonly measure: string
  readonly message: string
}

/** Throws CommandError that names every measure that is undefined, and what can be computed instead; nothing if none is. */
export function refuseUndefined(gaps: readonly UndefinedMeasure[], asked: readonly string[]): void {
  if (gaps.length === 0) return
  const out = gaps.map((gap) => gap.measure)
  const left = asked.filter((measure) => !out.includes(measure))
  const remedy =
    left.length === 0 ? 'Ask for other measures.' : `Leave out what is undefined: --measures ${left.join(',')}`
  throw new CommandError(
    EXIT.refused,
    `${out.join(', ')}: not defined on this network. Nothing was written. ${remedy}`,
    gaps.map(({ measure, message }) => `  ${measure}: ${message}`),
  )
}
