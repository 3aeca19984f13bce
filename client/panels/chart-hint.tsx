import { useTranslation } from 'react-i18next'

import type { Graph } from '../../server/contract/graph.ts'
import { findMeasure } from '../model/find-measure.ts'
import type { Hovered } from '../scene/scene-model.ts'
import { useAnalysis } from './analysis-context.ts'
import classes from './chart-panel.module.css'
import { UnstableMark } from './unstable-mark.tsx'
import { useMeasureTexts } from './use-measure-texts.ts'
import { useWords } from './use-words.ts'
import { useView } from './view-context.ts'

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
        <HintRanks id={node.id} />
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

/** The rank by which a node has its colour or size, and whether that rank is firm. */
function HintRanks({ id }: { readonly id: string }): React.JSX.Element | null {
  const { t } = useTranslation()
  const texts = useMeasureTexts()
  const { finding } = useAnalysis()
  const { colorBy, sizeBy } = useView().view
  const row = finding?.rows.find(({ entity }) => entity.id === id)
  if (finding === null || row === undefined) return null
  return (
    <>
      {[...new Set([sizeBy, colorBy])].map((one) => {
        const measure = findMeasure(finding, one)
        const rank = row.ranks[one]
        if (measure === null || rank === undefined) return null
        const stability = row.stability[one]
        return (
          <span key={one}>
            {' · '}
            {texts(measure).label}: {t('ranking.rankOf', { rank, count: finding.rows.length })}{' '}
            {stability !== undefined && <UnstableMark stability={stability} />}
          </span>
        )
      })}
    </>
  )
}
