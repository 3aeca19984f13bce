import type { FindingView } from '../../../server/contract/analysis.ts'
import type { Graph, GraphEdge, GraphNode } from '../../../server/contract/graph.ts'

/** A node as the API sends it; an invented one. */
export function buildNode(id: string, part: Partial<GraphNode> = {}): GraphNode {
  return { id, kind: 'Person', subkind: null, label: id, masked: false, categories: [], grounds: [], ...part }
}

/** A line between two nodes as the API sends it. */
export function buildEdge(id: string, source: string, target: string, part: Partial<GraphEdge> = {}): GraphEdge {
  return {
    id,
    predicate: 'ASSOCIATED_WITH',
    source,
    target,
    symmetric: false,
    role: null,
    line: 'dashed',
    crossed: false,
    status: 'active',
    certainty: 'stated',
    basis: 'fact',
    grade: null,
    origins: 1,
    valid: { from: null, to: null },
    boundsUnknown: false,
    ...part,
  }
}

export function buildGraphView(nodes: GraphNode[], edges: GraphEdge[]): Graph {
  return { nodes, edges, total: { nodes: nodes.length, edges: edges.length } }
}

const MEASURE = { citation: '', definition: '', meaning: '', caveat: '' }

/** A finding of a score `degree` and a clustering `louvain` over nodes with values. */
export function buildFinding(values: Readonly<Record<string, { degree: number; louvain: number }>>): FindingView {
  return {
    manifest: {
      inputHash: 'ab'.repeat(32),
      projection: {
        nodes: 'persons-and-groups',
        coParticipation: true,
        include: [],
        gradeWeights: 'even-steps',
        excludedSources: [],
      },
      measures: ['degree', 'louvain'],
      seed: 1,
      version: '0.0.0',
      durationMs: 1,
      resamples: 10,
    },
    measures: [
      { id: 'degree', label: 'Degree', kind: 'score', ...MEASURE },
      { id: 'louvain', label: 'Clusters', kind: 'cluster', ...MEASURE },
    ],
    rows: Object.entries(values).map(([id, { degree, louvain }], index) => ({
      entity: { id, kind: 'Person', subkind: null, label: id, masked: false },
      values: { degree, louvain },
      ranks: { degree: index + 1 },
      stability: { degree: { best: 1, worst: 2, kept: 0.5, stable: false } },
    })),
    ties: [],
    leftOut: { people: 0, byGround: {} },
    network: { nodes: Object.keys(values).length, ties: 0, components: 1 },
    ungraded: false,
  }
}
