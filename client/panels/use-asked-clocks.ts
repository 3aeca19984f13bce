import { useRef, useState } from 'react'

import type { Clocks } from '../model/run-options.ts'
import { useView } from './view-context.ts'

export interface AskedClocks {
  /** Notes what the view shows as a run is asked for. */
  readonly note: () => void
  /** Keeps what was noted for the job that the run became. */
  readonly settle: (jobId: string) => void
  /** What a job was asked at; null for one of an earlier visit. */
  readonly of: (jobId: string | null) => Clocks | null
}

/** At which clocks runs were asked for: a run states them as what the case held then, be it all or less. */
export function useAskedClocks(): AskedClocks {
  const { asAt, knownAt } = useView().view
  const noted = useRef<Clocks>({ asAt, knownAt })
  const [settled, setSettled] = useState<{ readonly jobId: string; readonly clocks: Clocks } | null>(null)
  return {
    note: () => {
      noted.current = { asAt, knownAt }
    },
    settle: (jobId) => {
      setSettled({ jobId, clocks: noted.current })
    },
    of: (jobId) => (settled !== null && settled.jobId === jobId ? settled.clocks : null),
  }
}
