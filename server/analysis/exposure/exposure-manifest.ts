import type { Clocks } from '../../domain/clocks.ts'
import { PROJECTION_NAME } from '../graph/projection-parameters.ts'
import type { ProjectionParameters } from '../graph/projection-parameters.ts'

/** All that a re-run needs, beside the material itself, to say the same. */
export interface ExposureManifest<Parameters> {
  /** Rules of the exposure, with their number. */
  readonly name: string
  /** SHA-256 of the material. */
  readonly inputHash: string
  readonly clocks: Clocks
  readonly projection: { readonly name: string; readonly parameters: ProjectionParameters }
  readonly parameters: Parameters
  /** Nothing is drawn at random, so that it is always 0. */
  readonly seed: 0
  readonly version: string
}

interface Asked<Parameters> {
  readonly clocks: Clocks
  readonly projection: ProjectionParameters
  readonly parameters: Parameters
  readonly version: string
}

export function writeExposureManifest<Parameters>(
  { clocks, projection, parameters, version }: Asked<Parameters>,
  name: string,
  inputHash: string,
): ExposureManifest<Parameters> {
  return {
    name,
    inputHash,
    clocks,
    projection: { name: PROJECTION_NAME, parameters: projection },
    parameters,
    seed: 0,
    version,
  }
}
