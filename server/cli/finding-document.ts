import type { FindingView } from '../contract/analysis.ts'
import { describeFinding } from './finding-summary.ts'

/** A run as it was made: what it found, and under which id the case keeps it. */
export interface AnalyseOutcome {
  readonly finding: FindingView
  /** Id of the finding, which `trama rerun` takes. */
  readonly id: string | null
}

/**
 * A whole run for programs: manifest and sentences of the summary; `rows`, one a node with values, ranks and how stable
 * each rank is; and `reasons`, every tie of the network with the claims behind it.
 */
export function documentFinding(
  { finding, id }: AnalyseOutcome,
  files: { readonly file: string; readonly ties: string | null },
): object {
  const { rows, ties, measures } = finding
  return {
    finding: id,
    ...describeFinding(finding, files),
    measures,
    rows,
    undefined: finding.undefined,
    reasons: ties,
  }
}
