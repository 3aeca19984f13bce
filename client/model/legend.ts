import type { FindingView } from '../../server/contract/analysis.ts'
import type { Graph } from '../../server/contract/graph.ts'
import { ENTITY_KINDS } from '../../server/domain/entity.ts'
import type { EntityKind } from '../../server/domain/entity.ts'
import type { LineStyle } from '../../server/domain/line-style.ts'
import type { NodeShape } from '../scene/scene-model.ts'
import { findRange, listClusters, readValues } from './appearance.ts'
import type { Cluster } from './appearance.ts'
import type { Visibility } from './filters.ts'
import { findMeasure } from './find-measure.ts'
import { summariseNetwork } from './network-summary.ts'
import { KIND_COLORS } from './palette.ts'
import { KIND_SHAPES } from './scene-graph.ts'

export interface KindEntry {
  readonly kind: EntityKind
  readonly shape: NodeShape
  /** Null while colours tell something else than kinds. */
  readonly color: string | null
}

/** What colour tells: kinds, clusters, or a measure from its least to its greatest value. */
export type ColorKey =
  | { readonly type: 'kinds' }
  | { readonly type: 'clusters'; readonly measure: string; readonly clusters: readonly Cluster[] }
  | { readonly type: 'flags'; readonly measure: string; readonly of: 'nodes' | 'ties'; readonly count: number }
  | { readonly type: 'scores'; readonly measure: string; readonly range: readonly [number, number] }

export interface Legend {
  readonly kinds: readonly KindEntry[]
  readonly lines: readonly LineStyle[]
  readonly hasCrossed: boolean
  readonly hasMasked: boolean
  readonly hasProtected: boolean
  readonly color: ColorKey
  readonly shown: { readonly nodes: number; readonly edges: number }
  /** Lines are not counted where the case holds more than was sent. */
  readonly total: { readonly nodes: number; readonly edges: number | null }
}

const LINES: readonly LineStyle[] = ['solid', 'dashed', 'dotted']

/** Explains what is on the chart now, and nothing that is not. */
export function buildLegend(
  graph: Graph,
  visibility: Visibility,
  finding: FindingView | null,
  colorBy: string,
): Legend {
  const nodes = graph.nodes.filter((node) => !visibility.hiddenNodes.has(node.id))
  const edges = graph.edges.filter((edge) => !visibility.hiddenEdges.has(edge.id))
  const color = explainColors(finding, colorBy)
  const kinds = new Set(nodes.map((node) => node.kind))
  const lines = new Set(edges.map((edge) => edge.line))
  return {
    kinds: ENTITY_KINDS.filter((kind) => kinds.has(kind)).map((kind) => ({
      kind,
      shape: KIND_SHAPES[kind],
      color: keepsKinds(color) ? KIND_COLORS[kind] : null,
    })),
    lines: LINES.filter((line) => lines.has(line)),
    hasCrossed: edges.some((edge) => edge.crossed),
    hasMasked: nodes.some((node) => node.masked),
    hasProtected: nodes.some((node) => !node.masked && node.grounds.length > 0),
    color,
    shown: { nodes: nodes.length, edges: edges.length },
    total: graph.total,
  }
}

/** Colours of lines leave the nodes in the colours of their kinds. */
function keepsKinds(color: ColorKey): boolean {
  return color.type === 'kinds' || (color.type === 'flags' && color.of === 'ties')
}

function explainColors(finding: FindingView | null, colorBy: string): ColorKey {
  const measure = findMeasure(finding, colorBy)
  if (finding === null || measure === null) return { type: 'kinds' }
  const { id } = measure
  switch (measure.kind) {
    case 'score':
      return { type: 'scores', measure: id, range: findRange([...readValues(finding, id).values()]) }
    case 'cluster':
      return { type: 'clusters', measure: id, clusters: listClusters(finding, id) }
    case 'node-flag':
    case 'tie-flag': {
      const count = summariseNetwork(finding).flags.find((flag) => flag.measure === id)?.count ?? 0
      return { type: 'flags', measure: id, of: measure.kind === 'node-flag' ? 'nodes' : 'ties', count }
    }
    case 'network':
      return { type: 'kinds' }
  }
}
