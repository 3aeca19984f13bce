import type { FindingView } from '../../server/contract/analysis.ts'
import type { MeasureInfo } from './measure-groups.ts'

/** A measure of the run by id, or null: `kind` and measures of another run have none. */
export function findMeasure(finding: FindingView | null, id: string): MeasureInfo | null {
  return finding?.measures.find((measure) => measure.id === id) ?? null
}
