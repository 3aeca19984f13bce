import type { Clocks } from '../../domain/clocks.ts'
import type { ProjectionInput } from '../graph/network.ts'
import type { ProjectionParameters } from '../graph/projection-parameters.ts'
import { hashInput } from '../hash-input.ts'
import type { RunOptions } from '../run-options.ts'
import type { BranchExposure } from './branch-exposure.ts'
import { BRANCH_EXPOSURE_NAME } from './branch-parameters.ts'
import type { BranchParameters } from './branch-parameters.ts'
import { exposeBranches } from './expose-branches.ts'
import type { ExposureManifest } from './exposure-manifest.ts'
import { writeExposureManifest } from './exposure-manifest.ts'

/** One run of branch exposure. It survives a structured clone. */
export interface BranchRequest {
  readonly input: ProjectionInput
  /** What the input was read at; recorded, not applied again. */
  readonly clocks: Clocks
  readonly projection: ProjectionParameters
  readonly parameters: BranchParameters
  /** Version of the program, for the manifest. */
  readonly version: string
}

export interface BranchResult {
  readonly manifest: ExposureManifest<BranchParameters>
  readonly exposure: BranchExposure
}

/** Throws InvalidParameterError, or the signal's reason. */
export function runBranches(request: BranchRequest, { onProgress, signal }: RunOptions = {}): BranchResult {
  signal?.throwIfAborted()
  onProgress?.('branches', 0, 1)
  const exposure = exposeBranches(request.input, request.projection, request.parameters)
  const inputHash = hashInput(request.input)
  onProgress?.('branches', 1, 1)
  return { manifest: writeExposureManifest(request, BRANCH_EXPOSURE_NAME, inputHash), exposure }
}
