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
  const { kind, parameters, id, label, citation, definition, meaning, caveat, domain, reference } = measure
  const { normalisation, cost, disconnected, weights } = measure
  const texts = { label, citation, definition, meaning, caveat, domain, normalisation, cost, disconnected }
  return { id, ...texts, weights, reference, parameters: { ...parameters }, kind: KINDS[kind] }
}
