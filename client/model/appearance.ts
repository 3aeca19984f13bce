import type { FindingView } from '../../server/contract/analysis.ts'
import type { Graph } from '../../server/contract/graph.ts'
import type { NodeAppearance } from '../scene/scene-model.ts'
import { findMeasure } from './find-measure.ts'
import type { MeasureInfo } from './measure-groups.ts'
import { hasFlag } from './network-summary.ts'
import { clusterColor, FLAG_COLOR, rampColor, UNCOVERED_COLORS, UNFLAGGED_COLOR } from './palette.ts'
import type { ColorScheme } from './palette.ts'
import { scaleSizes } from './scene-graph.ts'

/** One cluster of a run: its number as the run gave it, and its place when sorted by size. */
export interface Cluster {
  readonly number: number
  readonly members: number
  readonly color: string
}

export interface AppearanceChoice {
  readonly colorBy: string
  readonly sizeBy: string
  readonly scheme: ColorScheme
}

/** Clusters of one clustering, largest first, equals by number; whoever is alone in one is grey. */
export function listClusters(finding: FindingView, measure: string): Cluster[] {
  const counts = new Map<number, number>()
  for (const row of finding.rows) {
    const number = row.values[measure]
    if (number !== undefined) counts.set(number, (counts.get(number) ?? 0) + 1)
  }
  return [...counts]
    .sort(([a, many], [b, few]) => few - many || a - b)
    .map(([number, members], place) => ({ number, members, color: clusterColor(members > 1 ? place : Infinity) }))
}

/** Colours and sizes of a run, laid over the chart's own. Nodes outside the measured network become pale. */
export function buildAppearance(
  graph: Graph,
  finding: FindingView | null,
  choice: AppearanceChoice,
): Map<string, NodeAppearance> {
  const colors = colorNodes(graph, finding, choice)
  const sizes = sizeNodes(graph, finding, choice.sizeBy)
  const looks = new Map<string, NodeAppearance>()
  for (const { id } of graph.nodes) {
    const color = colors.get(id)
    const size = sizes.get(id)
    if (color === undefined && size === undefined) continue
    looks.set(id, { ...(color === undefined ? {} : { color }), ...(size === undefined ? {} : { size }) })
  }
  return looks
}

function colorNodes(graph: Graph, finding: FindingView | null, choice: AppearanceChoice): Map<string, string> {
  const measure = findMeasure(finding, choice.colorBy)
  if (finding === null || measure === null) return new Map()
  const colors = colorRows(finding, measure, choice.scheme)
  if (colors === null) return new Map()
  return new Map(graph.nodes.map(({ id }) => [id, colors.get(id) ?? UNCOVERED_COLORS[choice.scheme]]))
}

/** The colour of each ranked entity; null for measures that say nothing of nodes. */
function colorRows(finding: FindingView, measure: MeasureInfo, scheme: ColorScheme): Map<string, string> | null {
  switch (measure.kind) {
    case 'score':
      return mapValues(finding, measure.id, colorScores(finding, measure.id, scheme))
    case 'cluster':
      return mapValues(finding, measure.id, colorClusters(finding, measure.id))
    case 'node-flag':
      return new Map(
        finding.rows.map((row) => [row.entity.id, hasFlag(row, measure.id) ? FLAG_COLOR : UNFLAGGED_COLOR]),
      )
    case 'tie-flag':
    case 'network':
      return null
  }
}

function mapValues(finding: FindingView, measure: string, colorOf: (value: number) => string): Map<string, string> {
  return new Map([...readValues(finding, measure)].map(([id, value]) => [id, colorOf(value)]))
}

/** The colour of each cluster by its number. */
export function colorClusters(finding: FindingView, measure: string): (value: number) => string {
  const colors = new Map(listClusters(finding, measure).map((cluster) => [cluster.number, cluster.color]))
  return (value) => colors.get(value) ?? clusterColor(Infinity)
}

function colorScores(finding: FindingView, measure: string, scheme: ColorScheme): (value: number) => string {
  const [least, most] = findRange([...readValues(finding, measure).values()])
  return (value) => rampColor(most === least ? 1 : (value - least) / (most - least), scheme)
}

function sizeNodes(graph: Graph, finding: FindingView | null, sizeBy: string): Map<string, number> {
  const measure = findMeasure(finding, sizeBy)
  if (finding === null || measure?.kind !== 'score') return new Map()
  const values = readValues(finding, measure.id)
  return scaleSizes(new Map(graph.nodes.map(({ id }) => [id, values.get(id) ?? 0])))
}

/** Values of one measure by entity. */
export function readValues(finding: FindingView, measure: string): Map<string, number> {
  return new Map(
    finding.rows.flatMap((row): [string, number][] => {
      const value = row.values[measure]
      return value === undefined ? [] : [[row.entity.id, value]]
    }),
  )
}

/** Least and greatest of some values; 0 and 0 of none. */
export function findRange(values: readonly number[]): readonly [number, number] {
  if (values.length === 0) return [0, 0]
  return [values.reduce((a, b) => Math.min(a, b)), values.reduce((a, b) => Math.max(a, b))]
}

/** Claims behind the ties that have a property; none while colours tell no property of ties. */
export function listFlaggedClaims(finding: FindingView | null, measure: string): ReadonlySet<string> {
  if (finding === null || findMeasure(finding, measure)?.kind !== 'tie-flag') return new Set()
  return new Set(finding.ties.filter(({ flags }) => flags.includes(measure)).flatMap(({ claims }) => claims))
}

/** Nodes that have the property that colours tell; none while they tell something else. */
export function listFlaggedNodes(finding: FindingView | null, measure: string): ReadonlySet<string> {
  if (finding === null || findMeasure(finding, measure)?.kind !== 'node-flag') return new Set()
  return new Set(finding.rows.filter((row) => hasFlag(row, measure)).map(({ entity }) => entity.id))
}
