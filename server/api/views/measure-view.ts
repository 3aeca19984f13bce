import type { Measure, MeasureKind } from '../../analysis/measure.ts'
import type { MeasureList } from '../../contract/analysis.ts'

type MeasureInfo = MeasureList['measures'][number]

const KINDS: Readonly<Record<MeasureKind, MeasureInfo['kind']>> = {
  ranking: 'score',
  clusters: 'cluster',
  'node-flag': 'node-flag',
  'tie-flag': 'tie-flag',
  network: 'network',
}

/** A measure as menus and tables tell of it. */
export function viewMeasure(measure: Measure): MeasureInfo {
  const { id, label, citation, definition, meaning, caveat, domain, reference, parameters, kind } = measure
  return {
    id,
    label,
    citation,
    definition,
    meaning,
    caveat,
    domain,
    reference,
    parameters: { ...parameters },
    kind: KINDS[kind],
  }
}
