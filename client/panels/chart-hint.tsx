import type { Graph } from '../../server/contract/graph.ts'
import type { Hovered } from '../scene/scene-model.ts'
import classes from './chart-panel.module.css'
import { useWords } from './use-words.ts'

interface ChartHintProps {
  readonly graph: Graph
  readonly hovered: Hovered | null
}

/** The full name, or the whole sentence of a line, of what the pointer is on: labels on the chart are cut. */
export function ChartHint({ graph, hovered }: ChartHintProps): React.JSX.Element | null {
  const words = useWords()
  if (hovered === null) return null
  if (hovered.kind === 'node') {
    const node = graph.nodes.find(({ id }) => id === hovered.id)
    if (node === undefined) return null
    return (
      <div className={classes['hint']}>
        <bdi>{node.label}</bdi> · {node.subkind === null ? words.kind(node.kind) : words.subkind(node.subkind)}
      </div>
    )
  }
  const edge = graph.edges.find(({ id }) => id === hovered.id)
  if (edge === undefined) return null
  const nameOf = (id: string): string => graph.nodes.find((node) => node.id === id)?.label ?? id
  return (
    <div className={classes['hint']}>
      <bdi>{nameOf(edge.source)}</bdi> <i>{words.predicate(edge.predicate)}</i> <bdi>{nameOf(edge.target)}</bdi>
      {' · '}
      {words.line(edge.line)} · {words.certainty(edge.certainty)}
    </div>
  )
}
