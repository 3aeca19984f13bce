import type { EvidenceCounts } from './change.ts'
import { mayHoldIn } from './date-evidence.ts'
import type { DatedEvidence } from './date-evidence.ts'
import type { Window } from './windows.ts'

/** How the evidence falls into windows, so that what has no date is never dropped in silence. */
export function countEvidence({ direct, participations }: DatedEvidence, windows: readonly Window[]): EvidenceCounts {
  const all = [...direct, ...participations]
  const dated = all.filter((one) => one !== null)
  const hits = dated.map((one) => windows.filter((window) => mayHoldIn(one, window, false)).length)
  return {
    all: all.length,
    undated: all.length - dated.length,
    inSeveral: hits.filter((count) => count > 1).length,
    inNone: hits.filter((count) => count === 0).length,
  }
}
