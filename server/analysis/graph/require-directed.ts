import { OutsideDomainError } from '../measure.ts'
import type { SimpleGraph } from './simple-graph.ts'

/** Throws OutsideDomainError for an undirected graph; `label` begins the sentence, `instead` is what to use. */
export function requireDirected(measureId: string, label: string, instead: string, { directed }: SimpleGraph): void {
  if (directed) return
  const message = `${label} says nothing of its own on an undirected network: use ${instead} instead.`
  throw new OutsideDomainError(measureId, 'undirected', message)
}
