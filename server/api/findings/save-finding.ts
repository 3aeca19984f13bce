import type { TaskName } from '../../analysis/tasks.ts'
import type { FindingManifestView } from '../../contract/findings.ts'
import type { FindingHeader } from '../../store/case-findings.ts'
import { sealJson } from '../../store/seal-json.ts'
import type { CaseContext } from '../case-context.ts'
import type { ApiDependencies } from '../dependencies.ts'
import { inputHashOf } from '../run-task.ts'
import type { TaskOutcome } from '../run-task.ts'

/** Who asked for a run, and where its result is found: `{jobId}` stands for the job. */
export interface FindingOrigin {
  readonly actor: string
  readonly resultPath: string
}

/** Keeps what a run found, sealed, as a row of its case. */
export async function saveFinding<Name extends TaskName>(
  { store, version, fingerprintInput }: ApiDependencies,
  { info }: CaseContext,
  { task, clocks, request, projection, parameters, input, result, durationMs }: TaskOutcome<Name>,
  { actor, resultPath }: FindingOrigin,
): Promise<FindingHeader> {
  const manifest = {
    inputHash: inputHashOf(result),
    clocks,
    request,
    // Plain data, as requests of tasks are.
    projection: projection as unknown as FindingManifestView['projection'],
    parameters: parameters as unknown as FindingManifestView['parameters'],
    version,
    durationMs,
    resultPath,
  } satisfies FindingManifestView
  const parts = { result: await sealJson(result), input: await sealJson(fingerprintInput(input)) }
  return store.saveFinding(info.id, { task, actor, manifest, ...parts })
}
