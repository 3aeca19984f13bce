import type { FindingView, MeasureList } from '../../server/contract/analysis.ts'

export type MeasureInfo = MeasureList['measures'][number]

export const MEASURE_GROUPS = ['standing', 'clusters', 'structure', 'whole'] as const
/** The question that a measure answers: who stands out, who belongs together, what holds it together, how it is as one. */
export type MeasureGroup = (typeof MEASURE_GROUPS)[number]

const GROUP_OF: Readonly<Record<MeasureInfo['kind'], MeasureGroup>> = {
  score: 'standing',
  cluster: 'clusters',
  'node-flag': 'structure',
  'tie-flag': 'structure',
  network: 'whole',
}

/** What a first run measures: one way each to stand out, the parts, the cut points, and how sure the parts are. */
export const USUAL_MEASURES: readonly string[] = [
  'degree',
  'strength',
  'betweenness',
  'harmonic',
  'leiden',
  'articulation-points',
  'density',
  'ami',
]

/** Networks of a case have no direction; these have a value only on edge lists that do. */
export const DIRECTED_ONLY: readonly string[] = [
  'in-degree',
  'out-degree',
  'in-strength',
  'out-strength',
  'hits-hubs',
  'hits-authorities',
  'brokerage-representative',
]

/** Measures that can have a value on the network of a case. */
export function listOffered<M extends MeasureInfo>(known: readonly M[]): readonly M[] {
  return known.filter(({ id }) => !DIRECTED_ONLY.includes(id))
}

/** Measures by group, in the order of the registry; groups without any are left out. */
export function groupMeasures<M extends MeasureInfo>(
  measures: readonly M[],
): { readonly group: MeasureGroup; readonly measures: readonly M[] }[] {
  return MEASURE_GROUPS.map((group) => ({
    group,
    measures: measures.filter((measure) => GROUP_OF[measure.kind] === group),
  })).filter((one) => one.measures.length > 0)
}

/**
 * The measures of a run, in the order of the registry: those chosen that there are, else the usual ones, else all.
 *
 * @param chosen empty for no choice
 */
export function chooseMeasures(known: readonly MeasureInfo[], chosen: readonly string[]): string[] {
  const ids = known.map(({ id }) => id)
  for (const wanted of [chosen, USUAL_MEASURES]) {
    const found = ids.filter((id) => wanted.includes(id))
    if (found.length > 0) return found
  }
  return ids
}

/** Adds or takes away one measure; the last one stays, since a run without measures says nothing. */
export function toggleMeasure(chosen: readonly string[], id: string): readonly string[] {
  if (!chosen.includes(id)) return [...chosen, id]
  return chosen.length === 1 ? chosen : chosen.filter((one) => one !== id)
}

/** Whether a choice is the one that a first run makes. */
export function isUsual(known: readonly MeasureInfo[], chosen: readonly string[]): boolean {
  const usual = chooseMeasures(known, [])
  return chosen.length === usual.length && usual.every((id) => chosen.includes(id))
}

/** Measures of a run that say something of single nodes, and are defined: the columns of its table. */
export function listColumns(finding: FindingView): MeasureInfo[] {
  return listDefined(finding).filter(({ kind }) => kind === 'score' || kind === 'cluster' || kind === 'node-flag')
}

/** Measures of a run that are defined on its network. */
export function listDefined(finding: FindingView): MeasureInfo[] {
  const missing = new Set(finding.undefined.map(({ measure }) => measure))
  return finding.measures.filter(({ id }) => !missing.has(id))
}
