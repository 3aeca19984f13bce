import type { RunOptions } from '../run-options.ts'
import type { DisruptionParameters, DisruptionPlan } from './disruption.ts'

/** Tells how far the plans of a run are, and throws the signal's reason once it is aborted. */
export interface StepCounter {
  /** One removal was measured, or one ranking made. */
  readonly step: () => void
  /** The plan at this place is done, with however few steps. */
  readonly finish: (place: number) => void
}

/** Counts a measurement for each removal, and a ranking for each of a plan that is not drawn. */
export function countSteps({ plans, removals }: DisruptionParameters, options: RunOptions): StepCounter {
  const ends: number[] = []
  for (const plan of plans) ends.push((ends.at(-1) ?? 0) + removals * countRounds(plan))
  const total = ends.at(-1) ?? 0
  let [done, place] = [0, 0]
  const tell = (now: number): void => {
    options.signal?.throwIfAborted()
    done = now
    options.onProgress?.('plans', done, total)
  }
  return {
    // A plan never counts into the next, whatever it took.
    step: () => {
      tell(Math.min(done + 1, ends[place] ?? total))
    },
    finish: (finished) => {
      place = finished + 1
      tell(ends[finished] ?? total)
    },
  }
}

function countRounds(plan: DisruptionPlan): number {
  if (plan.kind === 'random') return plan.repetitions
  return plan.kind === 'ranking' ? 2 : 1
}
