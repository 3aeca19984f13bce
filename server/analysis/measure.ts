import type { Random } from './create-random.ts'
import { InvalidParameterError } from './graph/projection-parameters.ts'
import type { SimpleGraph } from './graph/simple-graph.ts'
import type { Pool } from './parallel/pool.ts'

export type MeasureParameters = Readonly<Record<string, number | boolean>>

/** Why a measure has no value on a graph. */
export type DomainGap =
  | 'empty'
  | 'single-node'
  | 'no-ties'
  | 'disconnected'
  | 'directed'
  | 'undirected'
  | 'uniform'
  | 'no-membership'
  | 'not-unique'
  | 'not-converged'
  | 'too-many-paths'

/** The graph lies outside the domain of a measure; the message says in one sentence why and what to do instead. */
export class OutsideDomainError extends Error {
  override readonly name = 'OutsideDomainError'
  constructor(
    readonly measureId: string,
    readonly gap: DomainGap,
    message: string,
  ) {
    super(message)
  }
}

/** What a measure may draw on beside the graph; one object for a run, by which measures know what they may share. */
export interface MeasureContext {
  /** A random source of its own for each label, the same for the same seed of the run. */
  readonly randomFor: (label: string) => Random
  /** Threads that help with what is cut into slots. */
  readonly pool: Pool
}

/** `ignored`: every tie counts alike. */
export type StrengthReading = 'ignored' | 'strength' | 'distance'

/** What every measure is: how it is called, where it comes from, what it says and what it does not say. */
interface MeasureText<P extends MeasureParameters> {
  readonly id: string
  readonly label: string
  readonly citation: string
  readonly definition: string
  /** One sentence for a reader who computes nothing. */
  readonly meaning: string
  /** What it must not be taken for. */
  readonly caveat: string
  /** On which graphs it is defined, and what becomes of ties' direction and strength, in one or two sentences. */
  readonly domain: string
  /** What values are divided by or scaled to, in one sentence. */
  readonly normalisation: string
  /** How the work grows with n nodes and m ties. */
  readonly cost: string
  /** What becomes of unconnected parts and of nodes without ties, in one sentence. */
  readonly disconnected: string
  /** What strength is read as, unless a parameter `weighted` is off; distance is 1/strength. */
  readonly weights: StrengthReading
  /** The one implementation whose values it is tested to equal, and the options it is called with. */
  readonly reference: { readonly library: string; readonly call: string }
  /** Every parameter with its default. */
  readonly parameters: P
}

/** More is higher: one finite value for each node, in the order of `graph.ids`. */
export interface RankingMeasure<P extends MeasureParameters = MeasureParameters> extends MeasureText<P> {
  readonly kind: 'ranking'
  /** Throws OutsideDomainError. */
  compute(graph: SimpleGraph, parameters: P, context: MeasureContext): Float64Array
}

/** The number of a cluster for each node, from 1 in the order of their first members; an identity and no order. */
export interface ClusterMeasure<P extends MeasureParameters = MeasureParameters> extends MeasureText<P> {
  readonly kind: 'clusters'
  /** Its resolution is not that of modularity, so that none is told. */
  readonly tellsModularity?: false
  /** It is made of many runs already, too many to be made again of each resample, and tells of its own firmness. */
  readonly resampled?: false
  /** Throws OutsideDomainError. */
  compute(graph: SimpleGraph, parameters: P, context: MeasureContext): Int32Array
}

/** 1 for nodes that have a property, 0 for the others. */
export interface NodeFlagMeasure<P extends MeasureParameters = MeasureParameters> extends MeasureText<P> {
  readonly kind: 'node-flag'
  /** Throws OutsideDomainError. */
  compute(graph: SimpleGraph, parameters: P, context: MeasureContext): Uint8Array
}

/** 1 for ties that have a property, 0 for the others, in the order of `graph.from`. */
export interface TieFlagMeasure<P extends MeasureParameters = MeasureParameters> extends MeasureText<P> {
  readonly kind: 'tie-flag'
  /** Whatever is taken from a network, the ties that are left and had the property keep it. */
  readonly keptUnderLoss?: true
  /** Throws OutsideDomainError. */
  compute(graph: SimpleGraph, parameters: P, context: MeasureContext): Uint8Array
}

/** One finite number for the whole graph. */
export interface NetworkMeasure<P extends MeasureParameters = MeasureParameters> extends MeasureText<P> {
  readonly kind: 'network'
  /** Throws OutsideDomainError. */
  compute(graph: SimpleGraph, parameters: P, context: MeasureContext): number
}

/** One measure of the registry. Pure: the same graph, parameters and seed give the same bits. */
export type Measure<P extends MeasureParameters = MeasureParameters> =
  RankingMeasure<P> | ClusterMeasure<P> | NodeFlagMeasure<P> | TieFlagMeasure<P> | NetworkMeasure<P>

export type MeasureKind = Measure['kind']

/**
 * The parameters of a run: those given, and the defaults for the rest. Throws InvalidParameterError for one that the
 * measure does not have, of another type, or not finite.
 */
export function resolveParameters(measure: Measure, given: MeasureParameters): MeasureParameters {
  for (const [name, value] of Object.entries(given)) {
    const standard = Object.hasOwn(measure.parameters, name) ? measure.parameters[name] : undefined
    if (typeof standard !== typeof value || (typeof value === 'number' && !Number.isFinite(value))) {
      const names = Object.keys(measure.parameters)
      throw new InvalidParameterError(
        `${measure.id} takes no ${name} of ${String(value)}; it takes ${names.length === 0 ? 'none' : names.join(', ')}`,
      )
    }
  }
  return { ...measure.parameters, ...given }
}
