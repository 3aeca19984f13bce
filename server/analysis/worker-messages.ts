import type { AnalysisResult } from './finding.ts'
import type { AnalysisRequest } from './run-analysis.ts'

/** What a worker is sent, once. */
export interface RunMessage {
  readonly kind: 'run'
  readonly request: AnalysisRequest
}

/** What a worker sends: any number of progress messages, then one result or one error. */
export type WorkerMessage =
  | { readonly kind: 'progress'; readonly done: number; readonly total: number }
  | { readonly kind: 'result'; readonly result: AnalysisResult }
  | { readonly kind: 'error'; readonly name: string; readonly message: string }
