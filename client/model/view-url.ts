import { CERTAINTIES } from '../../server/domain/claim.ts'
import { isInstant } from '../../server/domain/clocks.ts'
import { ENTITY_KINDS } from '../../server/domain/entity.ts'
import { ID_PATTERN } from '../../server/domain/ids.ts'
import { isPartialDate } from '../../server/domain/partial-date.ts'
import { PREDICATE_ID_PATTERN } from '../../server/domain/vocabulary.ts'
import { DOCKS, FOLDS, INITIAL_VIEW, TASKS } from './view-state.ts'
import type { DockName, FoldName, ViewState } from './view-state.ts'

const MEASURE_PATTERN = /^[a-z][a-z0-9-]{0,63}$/

/** More than a reader picks by hand; beyond it an address becomes too long to share. */
const MOST_SELECTED = 50

/** As many as one run can be asked for. */
const MOST_MEASURES = 64

/** The query string of a view, without the question mark; what is as at the start is left out. */
export function encodeView(state: ViewState): string {
  const query = new URLSearchParams()
  const put = (name: string, value: string | null, initial: string | null = null): void => {
    if (value !== null && value !== initial) query.append(name, value)
  }
  const putAll = (name: string, values: readonly string[]): void => {
    for (const value of values) query.append(name, value)
  }
  put('case', state.caseId)
  putAll('node', state.selection.nodes.slice(0, MOST_SELECTED))
  putAll('claim', state.selection.claims.slice(0, MOST_SELECTED))
  putAll('hideKind', state.filters.kinds)
  putAll('hidePredicate', state.filters.predicates)
  putAll('hideCertainty', state.filters.certainties)
  put('asAt', state.asAt)
  put('knownAt', state.knownAt)
  put('color', state.colorBy, INITIAL_VIEW.colorBy)
  put('size', state.sizeBy, INITIAL_VIEW.sizeBy)
  putAll('measure', state.measures.slice(0, MOST_MEASURES))
  put('run', state.run)
  for (const task of TASKS) put(task, state.tasks[task] ?? null)
  put('dock', state.dock)
  put('source', state.source)
  put('excerpt', state.excerpt)
  putAll('fold', state.folded)
  return query.toString()
}

/** The view of a query string; whatever it cannot mean is as at the start. */
export function decodeView(search: string): ViewState {
  const query = new URLSearchParams(search)
  const one = (name: string, isValid: (value: string) => boolean): string | null => {
    const value = query.get(name)
    return value !== null && isValid(value) ? value : null
  }
  const all = (name: string, isValid: (value: string) => boolean): string[] => [
    ...new Set(query.getAll(name).filter(isValid)),
  ]
  return {
    caseId: one('case', isId),
    selection: { nodes: all('node', isId), claims: all('claim', isId) },
    filters: {
      kinds: all('hideKind', (value) => isOneOf(ENTITY_KINDS, value)),
      predicates: all('hidePredicate', (value) => PREDICATE_ID_PATTERN.test(value)),
      certainties: all('hideCertainty', (value) => isOneOf(CERTAINTIES, value)),
    },
    asAt: one('asAt', (value) => value.length === 10 && isPartialDate(value)),
    knownAt: one('knownAt', isInstant),
    colorBy: one('color', isMeasure) ?? INITIAL_VIEW.colorBy,
    sizeBy: one('size', isMeasure) ?? INITIAL_VIEW.sizeBy,
    measures: all('measure', isMeasure).slice(0, MOST_MEASURES),
    run: one('run', isId),
    tasks: Object.fromEntries(
      TASKS.flatMap((task) => {
        const job = one(task, isId)
        return job === null ? [] : [[task, job]]
      }),
    ),
    dock: one('dock', (value) => isOneOf(DOCKS, value)) as DockName | null,
    source: one('source', isId),
    excerpt: one('excerpt', isId),
    folded: all('fold', (value) => isOneOf(FOLDS, value)) as FoldName[],
  }
}

function isId(value: string): boolean {
  return ID_PATTERN.test(value)
}

function isMeasure(value: string): boolean {
  return MEASURE_PATTERN.test(value)
}

function isOneOf(values: readonly string[], value: string): boolean {
  return values.includes(value)
}
