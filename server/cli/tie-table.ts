import type { FindingView } from '../contract/analysis.ts'
import type { Cell } from './write-csv.ts'

const HEADER = ['source', 'target', 'weight', 'support', 'origins', 'best_grade', 'ungraded', 'confirmed', 'claims']

/** The network of a finding as an edge list that `trama measure` reads: a tie a row, then nodes without ties. */
export function tabulateTies({ ties, rows }: FindingView): Cell[][] {
  const tied = new Set(ties.flatMap(({ a, b }) => [a, b]))
  const lone = rows.map((row) => row.entity.id).filter((id) => !tied.has(id))
  return [
    HEADER,
    ...ties.map((tie): Cell[] => {
      const { a, b, strength, support, origins, bestGrade, ungraded, confirmed, claims } = tie
      return [a, b, strength, support, origins, bestGrade, ungraded, confirmed, claims.join(' ')]
    }),
    ...lone.map((id): Cell[] => [id, ...HEADER.slice(1).map(() => null)]),
  ]
}
