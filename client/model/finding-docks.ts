import type { TaskName } from './view-state.ts'

/** Where the answer of a task of the server is read: the ranking, or the panel of a question of its own. */
const DOCKS: Readonly<Record<string, TaskName | 'ranking'>> = {
  analyse: 'ranking',
  branches: 'branches',
  recruiters: 'recruiters',
  withdraw: 'withdrawal',
  disrupt: 'disruption',
}

/** The panel that shows the results of a task, or null where the screen has none. */
export function findDock(task: string): TaskName | 'ranking' | null {
  return Object.hasOwn(DOCKS, task) ? (DOCKS[task] ?? null) : null
}
