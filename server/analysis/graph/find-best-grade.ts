import { formatGrade } from '../../domain/grade.ts'
import type { GradeWeightMap } from '../../domain/grade-weights.ts'
import { weighGrade } from '../../domain/grade-weights.ts'
import type { Testimony } from './admit-claim.ts'

/**
 * The badge of the heaviest claim of which both source and information were graded, `B2`; among equals the first in
 * code unit order. Null when there is none: what was never graded has no best grade, though it weighs 1.
 */
export function findBestGrade(testimonies: readonly Testimony[], map: GradeWeightMap): string | null {
  let best: { weight: number; badge: string } | null = null
  for (const { claim, sources } of testimonies) {
    for (const { reliability } of sources) {
      if (reliability === null || claim.grade === null) continue
      const weight = weighGrade(map, reliability, claim.grade)
      const badge = formatGrade(reliability, claim.grade) ?? ''
      if (best === null || weight > best.weight || (weight === best.weight && badge < best.badge)) {
        best = { weight, badge }
      }
    }
  }
  return best?.badge ?? null
}
