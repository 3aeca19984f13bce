import type { EntityId } from '../domain/ids.ts'
import type { Random } from './create-random.ts'
import { InvalidParameterError } from './graph/projection-parameters.ts'
import type { Network } from './graph/network.ts'

export type MeasureParameters = Readonly<Record<string, number | boolean>>

/** One measure: what it is called, where it comes from, what it says and does not say, and how it is computed. */
export interface Measure<P extends MeasureParameters = MeasureParameters> {
  readonly id: string
  readonly label: string
  /** `ranking`: more is higher. `clusters`: the value is the number of a cluster, and no order. */
  readonly kind: 'ranking' | 'clusters'
  readonly citation: string
  readonly definition: string
  /** One sentence for a reader who computes nothing. */
  readonly meaning: string
  /** What it must not be taken for. */
  readonly caveat: string
  /** Every parameter with its default. */
  readonly parameters: P
  /** One finite value for each node, in the order of the nodes; an empty network gives an empty map. */
  compute(network: Network, parameters: P, random: Random): ReadonlyMap<EntityId, number>
}

/**
 * The parameters of a run: those given, and the defaults for the rest. Throws InvalidParameterError for one that the
 * measure does not have, of another type, or not finite.
 */
export function resolveParameters(measure: Measure, given: MeasureParameters): MeasureParameters {
  for (const [name, value] of Object.entries(given)) {
    const standard = Object.hasOwn(measure.parameters, name) ? measure.parameters[name] : undefined
    if (typeof standard !== typeof value || (typeof value === 'number' && !Number.isFinite(value))) {
      throw new InvalidParameterError(`${measure.id} takes no ${name} of ${String(value)}`)
    }
  }
  return { ...measure.parameters, ...given }
}
