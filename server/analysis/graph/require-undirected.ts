import { OutsideDomainError } from '../measure.ts'
import type { SimpleGraph } from './simple-graph.ts'

/** Throws OutsideDomainError for a directed graph; `label` begins the sentence. */
export function requireUndirected(measureId: string, label: string, { directed }: SimpleGraph): void {
  if (!directed) return
  const message = `${label} is defined here for undirected networks only: take its ties without their direction.`
  throw new OutsideDomainError(measureId, 'directed', message)
}
