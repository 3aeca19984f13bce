import type { FindingView, TieView } from '../../../server/contract/analysis.ts'
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

type MeasureInfo = FindingView['measures'][number]

/** A measure as the API lists it, without its explanations. */
export function buildMeasure(id: string, kind: MeasureInfo['kind']): MeasureInfo {
  const texts = { label: id, citation: '', definition: '', meaning: '', caveat: '', domain: '' }
  const treatment = { normalisation: '', cost: '', disconnected: '', weights: 'ignored' } as const
  return { id, kind, ...texts, ...treatment, reference: { library: '', call: '' }, parameters: {} }
}

/** A tie as the API sends it; an ungraded one that nobody has confirmed. */
export function buildTie(a: string, b: string, part: Partial<TieView> = {}): TieView {
  const basis = { strength: 1, support: 1, origins: 1, bestGrade: null, ungraded: true, confirmed: false }
  return { a, b, ...basis, flags: [], claims: [], ...part }
}

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
        minimumWeight: 0,
        contradicted: 'with',
      },
      measures: ['degree', 'louvain'],
      seed: 1,
      version: '0.0.0',
      durationMs: 1,
      parameters: {},
      resamples: 10,
      resamplesWanted: 10,
    },
    measures: [buildMeasure('degree', 'score'), buildMeasure('louvain', 'cluster')],
    rows: Object.entries(values).map(([id, { degree, louvain }], index) => ({
      entity: { id, kind: 'Person', subkind: null, label: id, masked: false },
      values: { degree, louvain },
      ranks: { degree: index + 1 },
      stability: { degree: { best: 1, worst: 2, kept: 0.5, stable: false, weakest: 'drop-events', byWay: {} } },
      unequal: [],
      kept: {},
    })),
    clusterings: [],
    coverageRecorded: false,
    resampling: null,
    rankings: [],
    tieFlags: [],
    networkValues: [],
    undefined: [],
    membership: { people: 0, groups: 0, ambiguous: 0 },
    ties: [],
    leftOut: { people: 0, byGround: {} },
    network: { nodes: Object.keys(values).length, ties: 0, components: 1 },
    ungraded: false,
    unvalidatedTies: 0,
  }
}
