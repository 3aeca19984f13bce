import type { Writable } from 'node:stream'

import type { Logger } from 'pino'

import type { Absence } from '../analysis/graph/explain-absence.ts'
import type { NetworkPath } from '../analysis/graph/find-path.ts'
import type { Network, ProjectionInput } from '../analysis/graph/network.ts'
import type { InputFingerprint } from '../analysis/hash-input.ts'
import type { ProjectionParameters } from '../analysis/graph/projection-parameters.ts'
import type { TaskName, TaskRequest, TaskResult } from '../analysis/tasks.ts'
import type { MeasureList } from '../contract/analysis.ts'
import type { MoveTarget } from '../contract/custody.ts'
import type { GraphFormat } from '../contract/cases.ts'
import type { Graph } from '../contract/graph.ts'
import type { EntityId } from '../domain/ids.ts'
import type { BackupCase } from '../ingest/backup/backup-case.ts'
import type { OpenBackup } from '../ingest/backup/open-backup.ts'
import type { ImportInput, ImportSource, InputFile } from '../ingest/import-source.ts'
import type { CaseFileContent } from '../ingest/write-case-file.ts'
import type { CaseStore } from '../store/case-store.ts'
import type { LogAction } from '../store/log-entry.ts'
import type { Disclosures } from './disclosure/disclosures.ts'
import type { OpenUploads } from './imports/open-uploads.ts'
import type { JobRegistry } from './jobs/job-registry.ts'
import type { SessionRegistry } from './session/session-registry.ts'

export interface LongWork {
  readonly signal: AbortSignal
  readonly onProgress: (done: number, total: number) => void
}

/** A task of the analysis under way; the phases of a run of measures are `measure:<id>` and `resampling`. */
export interface AnalysisWork {
  readonly signal: AbortSignal
  readonly onProgress: (phase: string, done: number, total: number) => void
}

/** The other rooms as the API calls them; main.ts joins them. */
export interface ApiDependencies extends OpenUploads {
  readonly store: CaseStore
  readonly disclosures: Disclosures
  readonly sessions: SessionRegistry
  readonly jobs: JobRegistry
  readonly logger: Logger
  readonly version: string
  /** Folder of the built client. */
  readonly clientFolder: string
  readonly measures: MeasureList['measures']
  /** JSON Schema of a case file's lines, published under /api/schemas/case-file. */
  readonly caseFileSchema: object
  /**
   * Opens uploaded files by the reader that knows them; rejects with an error that lists what is wrong, place by place.
   */
  readonly openSource: (input: ImportInput, work: LongWork) => Promise<ImportSource>
  /** Opens a store beside the one that is served. Rejects with ApiError or StoreUnavailableError. */
  readonly openOtherStore: (target: MoveTarget) => Promise<CaseStore>
  /** Writes a backup and ends `output`; a failure destroys it. */
  readonly writeBackup: (output: Writable, cases: readonly BackupCase[]) => Promise<void>
  /** Checks a whole backup; rejects with an error that lists what is wrong. */
  readonly openBackup: (file: InputFile, work: LongWork) => Promise<OpenBackup<LogAction>>
  /** Writes what a chart shows as a graph file of another program. */
  readonly writeGraph: (output: Writable, format: GraphFormat, graph: Graph) => Promise<void>
  /** Writes a canonical case file: equal content, equal bytes. */
  readonly writeCaseFile: (output: Writable, content: CaseFileContent) => Promise<void>
  /** Runs a task of the analysis in a worker thread. Rejects with ApiError for a parameter out of its range. */
  readonly runTask: <Name extends TaskName>(
    task: Name,
    request: TaskRequest<Name>,
    work: AnalysisWork,
  ) => Promise<TaskResult<Name>>
  readonly isTaskName: (name: string) => name is TaskName
  readonly fingerprintInput: (input: ProjectionInput) => InputFingerprint
  readonly defaultProjection: ProjectionParameters
  readonly projectNetwork: (input: ProjectionInput, parameters: ProjectionParameters) => Network
  readonly findPath: (network: Network, from: EntityId, to: EntityId) => NetworkPath | null
  readonly explainAbsence: (input: ProjectionInput, parameters: ProjectionParameters, id: EntityId) => Absence
}
