import { identifyOrigin } from '../../domain/support.ts'
import type { Testimony } from '../graph/admit-claim.ts'

/** A testimony as if one origin had never spoken; null when nobody else did. */
export function silenceOrigin(testimony: Testimony, origin: string): Testimony | null {
  const { claim, sources } = testimony
  const left = sources.filter((source) => identifyOrigin(claim, source) !== origin)
  if (left.length === sources.length) return testimony
  return left.length === 0 ? null : { claim, sources: left }
}
