import type { Clocks } from '../../domain/clocks.ts'
import type { ProjectionInput } from '../graph/network.ts'
import type { ProjectionParameters } from '../graph/projection-parameters.ts'
import { hashInput } from '../hash-input.ts'
import type { RunOptions } from '../run-options.ts'
import { exposeRecruiters } from './expose-recruiters.ts'
import type { ExposureManifest } from './exposure-manifest.ts'
import { writeExposureManifest } from './exposure-manifest.ts'
import type { RecruiterExposure } from './recruiter-exposure.ts'

/** Name of the rules by which recruiting is told, part of every manifest. */
export const RECRUITER_EXPOSURE_NAME = 'recruiter-exposure/1'

/** One run of recruiter exposure. It survives a structured clone. */
export interface RecruiterRequest {
  readonly input: ProjectionInput
  /** What the input was read at; recorded, not applied again. */
  readonly clocks: Clocks
  readonly projection: ProjectionParameters
  /** Version of the program, for the manifest. */
  readonly version: string
}

export interface RecruiterResult {
  readonly manifest: ExposureManifest<Readonly<Record<string, never>>>
  readonly exposure: RecruiterExposure
}

/** Throws InvalidParameterError, or the signal's reason. */
export function runRecruiters(request: RecruiterRequest, { onProgress, signal }: RunOptions = {}): RecruiterResult {
  signal?.throwIfAborted()
  onProgress?.('recruiters', 0, 1)
  const exposure = exposeRecruiters(request.input, request.projection)
  const inputHash = hashInput(request.input)
  onProgress?.('recruiters', 1, 1)
  return {
    manifest: writeExposureManifest({ ...request, parameters: {} }, RECRUITER_EXPOSURE_NAME, inputHash),
    exposure,
  }
}
