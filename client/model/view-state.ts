import { NO_FILTERS, toggleFilter } from './filters.ts'
import type { FilterGroup, Filters } from './filters.ts'

/** What is selected on the chart: entities, and claims where lines were picked. */
export interface Selection {
  readonly nodes: readonly string[]
  readonly claims: readonly string[]
}

export const DOCKS = ['ranking', 'branches', 'recruiters', 'withdrawal', 'disruption', 'findings', 'sources'] as const
export type DockName = (typeof DOCKS)[number]

export const FOLDS = ['rail', 'inspector', 'legend', 'labels'] as const
/** Parts of the screen that fold away. */
export type FoldName = (typeof FOLDS)[number]

export const TASKS = ['branches', 'recruiters', 'withdrawal', 'disruption'] as const
/** Long questions beside the ranking, each with a job of its own whose answer the view shows. */
export type TaskName = (typeof TASKS)[number]

/** Everything that a reload or a shared address brings back. */
export interface ViewState {
  readonly caseId: string | null
  readonly selection: Selection
  readonly filters: Filters
  readonly asAt: string | null
  readonly knownAt: string | null
  /** `kind`, or the id of a measure of the run. */
  readonly colorBy: string
  /** `degree`, or the id of a measure of the run. */
  readonly sizeBy: string
  /** Ids of the measures of the next run; empty for the usual ones. */
  readonly measures: readonly string[]
  /** Job of the analysis whose results are shown. */
  readonly run: string | null
  /** Jobs whose answers are shown, by question. */
  readonly tasks: Readonly<Partial<Record<TaskName, string>>>
  readonly dock: DockName | null
  readonly source: string | null
  readonly excerpt: string | null
  readonly folded: readonly FoldName[]
}

export const NOTHING_SELECTED: Selection = { nodes: [], claims: [] }

export const COLOR_BY_KIND = 'kind'
export const SIZE_BY_DEGREE = 'degree-on-chart'

export const INITIAL_VIEW: ViewState = {
  caseId: null,
  selection: NOTHING_SELECTED,
  filters: NO_FILTERS,
  asAt: null,
  knownAt: null,
  colorBy: COLOR_BY_KIND,
  sizeBy: SIZE_BY_DEGREE,
  measures: [],
  run: null,
  tasks: {},
  dock: null,
  source: null,
  excerpt: null,
  folded: [],
}

export type ViewAction =
  | { readonly type: 'open-case'; readonly caseId: string }
  | { readonly type: 'select'; readonly selection: Selection }
  | { readonly type: 'filter'; readonly group: FilterGroup; readonly value: string }
  | { readonly type: 'set-filters'; readonly filters: Filters }
  | { readonly type: 'set-clocks'; readonly asAt: string | null; readonly knownAt: string | null }
  | { readonly type: 'color-by'; readonly value: string }
  | { readonly type: 'size-by'; readonly value: string }
  | { readonly type: 'choose-measures'; readonly measures: readonly string[] }
  | { readonly type: 'show-run'; readonly run: string | null }
  | { readonly type: 'show-task'; readonly task: TaskName; readonly job: string | null }
  | { readonly type: 'toggle-dock'; readonly dock: DockName }
  | { readonly type: 'close-dock' }
  | { readonly type: 'open-source'; readonly source: string; readonly excerpt: string | null }
  | { readonly type: 'fold'; readonly part: FoldName }
  | { readonly type: 'restore'; readonly state: ViewState }

/** The next state; pure. */
export function reduceView(state: ViewState, action: ViewAction): ViewState {
  switch (action.type) {
    case 'open-case':
      return action.caseId === state.caseId
        ? state
        : { ...INITIAL_VIEW, caseId: action.caseId, folded: state.folded, dock: state.dock }
    case 'select':
      return { ...state, selection: action.selection, folded: unfoldInspector(state, action.selection) }
    case 'filter':
      return { ...state, filters: toggleFilter(state.filters, action.group, action.value) }
    case 'set-filters':
      return { ...state, filters: action.filters }
    case 'set-clocks':
      return { ...state, asAt: action.asAt, knownAt: action.knownAt }
    case 'color-by':
      return { ...state, colorBy: action.value }
    case 'size-by':
      return { ...state, sizeBy: action.value }
    case 'choose-measures':
      return { ...state, measures: action.measures }
    case 'show-run':
      return showRun(state, action.run)
    case 'show-task':
      return { ...state, tasks: showTask(state.tasks, action.task, action.job) }
    case 'toggle-dock':
      return { ...state, dock: state.dock === action.dock ? null : action.dock }
    case 'close-dock':
      return { ...state, dock: null }
    case 'open-source':
      return { ...state, dock: 'sources', source: action.source, excerpt: action.excerpt }
    case 'fold':
      return { ...state, folded: toggleFold(state.folded, action.part) }
    case 'restore':
      return action.state
  }
}

/** Whoever picks something wants to read about it. */
function unfoldInspector(state: ViewState, selection: Selection): readonly FoldName[] {
  const isEmpty = selection.nodes.length + selection.claims.length === 0
  return isEmpty ? state.folded : state.folded.filter((part) => part !== 'inspector')
}

function showRun(state: ViewState, run: string | null): ViewState {
  if (run !== null) return { ...state, run }
  return { ...state, run, colorBy: COLOR_BY_KIND, sizeBy: SIZE_BY_DEGREE }
}

function showTask(tasks: ViewState['tasks'], task: TaskName, job: string | null): ViewState['tasks'] {
  if (job !== null) return { ...tasks, [task]: job }
  return Object.fromEntries(Object.entries(tasks).filter(([name]) => name !== task))
}

function toggleFold(folded: readonly FoldName[], part: FoldName): readonly FoldName[] {
  return folded.includes(part) ? folded.filter((one) => one !== part) : [...folded, part].sort()
}
