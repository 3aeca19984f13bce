import { useMemo } from 'react'

import { useGraph } from './use-case-data.ts'
import { useWords } from './use-words.ts'

/** A claim between two entities as a sentence, from the chart's lines; null for claims that the chart does not show. */
export function useClaimNames(): (id: string) => string | null {
  const words = useWords()
  const graph = useGraph().data
  return useMemo(() => {
    const edges = new Map(graph?.edges.map((edge) => [edge.id, edge]))
    const labels = new Map(graph?.nodes.map(({ id, label }) => [id, label]))
    return (id) => {
      const edge = edges.get(id)
      if (edge === undefined) return null
      const nameOf = (end: string): string => words.isolate(labels.get(end) ?? end)
      return `${nameOf(edge.source)} ${words.predicate(edge.predicate)} ${nameOf(edge.target)}`
    }
  }, [graph, words])
}
