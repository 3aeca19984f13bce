import { InvalidParameterError } from '../graph/projection-parameters.ts'

export interface StabilityParameters {
  /** Resamples wanted of each random perturbation, a whole number from 1. */
  readonly resamples: number
}

export const DEFAULT_STABILITY: StabilityParameters = { resamples: 100 }

/** How many resamples there were, which every output of a rank interval states. */
export interface ResampleCounts {
  /** Wanted and made, of each of the six random perturbations; fewer are made of a large network. */
  readonly wanted: number
  readonly made: number
  /** Origins left out one by one, those of most claims first, of all there are. */
  readonly originsLeftOut: number
  readonly origins: number
}

/**
 * What the resamples of one kind may cost in all, in steps: n · (n + m) for n nodes and m ties, about what the dearest
 * measures take for one. With it a network of 318 nodes and 1,290 ties gets 78 of each kind and eight measures, the
 * dearest among them, take some 10 seconds; up to 90 nodes and 350 ties all of a thousand are made.
 */
const STEPS_PER_KIND = 40_000_000
const FEWEST_RESAMPLES = 2
/** One-by-one origins are bounded likewise, at this multiple of the resamples made. */
const ORIGINS_PER_RESAMPLE = 2

/** How many resamples a network of this size gets. Throws InvalidParameterError for a wish that is no count. */
export function countResamples(
  wanted: number,
  size: { readonly nodes: number; readonly ties: number },
  origins: number,
): ResampleCounts {
  if (!Number.isInteger(wanted) || wanted < 1) {
    throw new InvalidParameterError(`resamples is ${wanted}; it must be a whole number from 1`)
  }
  const steps = size.nodes * (size.nodes + size.ties)
  const made = Math.min(wanted, Math.max(FEWEST_RESAMPLES, Math.floor(STEPS_PER_KIND / steps)))
  return { wanted, made, originsLeftOut: Math.min(origins, made * ORIGINS_PER_RESAMPLE), origins }
}
