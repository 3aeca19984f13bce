import type { Terminal } from './terminal.ts'

export interface ProgressLine {
  readonly show: (phase: string, done: number, total: number) => void
  readonly clear: () => void
}

/** Progress of a run of measures: one line that is redrawn, or a line a phase where nobody is watching. */
export function createProgressLine(terminal: Terminal): ProgressLine {
  let last = ''
  return {
    show: (phase, done, total) => {
      const step = describePhase(phase)
      if (step !== last) terminal.tellStep(`${step} …`)
      last = step
      const share = total > 0 ? ` ${Math.floor((100 * done) / total)} %` : ''
      terminal.showProgress(`${step}${share}`)
    },
    clear: () => {
      terminal.clearProgress()
    },
  }
}

function describePhase(phase: string): string {
  const [kind = '', measure] = phase.split(':')
  return measure !== undefined && kind === 'measure' ? `computing ${measure}` : phase
}
