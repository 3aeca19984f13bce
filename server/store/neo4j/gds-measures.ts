import type { QueryName } from './load-cypher.ts'

type Parameters = Readonly<Record<string, number | boolean>>
type Configuration = Readonly<Record<string, unknown>>

/** What a rule may look at before it takes a measure on. */
export interface GdsSubject {
  readonly nodes: number
  /** Connected parts, and those among them that have a tie. */
  readonly parts: number
  readonly tiedParts: number
  readonly seed: number
}

/** How a measure of the registry is had from the library: mapped exactly, or refused with the reason. */
export interface GdsMeasure {
  readonly query: Extract<QueryName, `analysis/${string}`>
  readonly gives: 'score' | 'cluster' | 'node-flag' | 'tie-flag'
  /** Why this network or these parameters are not for the library; null when they are. */
  readonly refuse?: (parameters: Parameters, subject: GdsSubject) => string | null
  readonly configure?: (parameters: Parameters, subject: GdsSubject) => Configuration
  /** From the library's scale to that of the registry. */
  readonly scale?: (scores: Float64Array, parameters: Parameters, subject: GdsSubject) => Float64Array
  /** Whether what comes out is held against the equation that defines it: the library stops by a rule of its own. */
  readonly verify?: 'eigenvector' | 'pagerank'
}

const WEIGHT = { relationshipWeightProperty: 'strength' }
const UNWEIGHTED_PATHS =
  'the library compares lengths of ways as they add up, so that equal ways that rounding parts count as unequal'

const weigh = ({ weighted }: Parameters): Configuration => (weighted === true ? WEIGHT : {})
const refuseWeighted =
  (reason: string) =>
  ({ weighted }: Parameters): string | null =>
    weighted === true ? reason : null
/** The library stops once no round moves the scores by more; verify-scores.ts holds what comes out against this. */
const ROUNDS = { maxIterations: 10_000, tolerance: 1e-13 }

function scaleAll(scores: Float64Array, factor: number): Float64Array {
  return scores.map((score) => score * factor)
}

/** By the ids of the registry; docs/gds.md tells each mapping. */
export const GDS_MEASURES: Readonly<Record<string, GdsMeasure>> = {
  degree: {
    query: 'analysis/gds-degree',
    gives: 'score',
    scale: (scores, { normalised }, { nodes }) =>
      normalised === true && nodes > 1 ? scaleAll(scores, 1 / (nodes - 1)) : scores,
  },
  strength: { query: 'analysis/gds-degree', gives: 'score', configure: () => WEIGHT },
  betweenness: {
    query: 'analysis/gds-betweenness',
    gives: 'score',
    refuse: refuseWeighted(UNWEIGHTED_PATHS),
    // Undirected, the library counts each pair once, as the registry does.
    scale: (scores, { normalised }, { nodes }) =>
      normalised === true && nodes > 2 ? scaleAll(scores, 2 / ((nodes - 1) * (nodes - 2))) : scores,
  },
  closeness: {
    query: 'analysis/gds-closeness',
    gives: 'score',
    refuse: (parameters, { parts }) =>
      parts > 1
        ? 'the library gives a value within each part, and the registry none'
        : refuseWeighted(UNWEIGHTED_PATHS)(parameters),
    scale: (scores, { normalised }, { nodes }) => (normalised === false ? scaleAll(scores, 1 / (nodes - 1)) : scores),
  },
  harmonic: {
    query: 'analysis/gds-harmonic',
    gives: 'score',
    refuse: (parameters, { nodes }) =>
      nodes < 2
        ? 'the library divides by the number of others, which is 0'
        : refuseWeighted(UNWEIGHTED_PATHS)(parameters),
    scale: (scores, { normalised }, { nodes }) => (normalised === false ? scaleAll(scores, nodes - 1) : scores),
  },
  eigenvector: {
    query: 'analysis/gds-eigenvector',
    gives: 'score',
    refuse: (parameters, { tiedParts }) =>
      tiedParts === 1
        ? refuseWeighted('the library divides strengths by their sum at each node, which is another measure')(
            parameters,
          )
        : 'the library does not tell whether several parts share the largest eigenvalue',
    configure: () => ROUNDS,
    scale: (scores) => scaleAll(scores, 1 / scores.reduce((most, score) => Math.max(most, score), 0)),
    verify: 'eigenvector',
  },
  pagerank: {
    query: 'analysis/gds-pagerank',
    gives: 'score',
    configure: (parameters) => ({ ...weigh(parameters), ...ROUNDS, dampingFactor: parameters['damping'] }),
    // The walk that gets lost at nodes without ties only takes from the sum: what is left has the same proportions.
    scale: (scores) => scaleAll(scores, 1 / scores.reduce((sum, score) => sum + score, 0)),
    verify: 'pagerank',
  },
  'k-core': { query: 'analysis/gds-k-core', gives: 'score' },
  clustering: {
    query: 'analysis/gds-clustering',
    gives: 'score',
    refuse: refuseWeighted('the library has no weighted clustering by Barrat'),
  },
  triangles: { query: 'analysis/gds-triangles', gives: 'score' },
  components: { query: 'analysis/gds-components', gives: 'cluster' },
  leiden: {
    query: 'analysis/gds-leiden',
    gives: 'cluster',
    configure: (parameters, { seed }) => ({
      ...weigh(parameters),
      gamma: parameters['resolution'],
      // The library takes whole numbers of 64 bits, the driver sends plain numbers as floats.
      randomSeed: seed,
      maxLevels: 100,
    }),
  },
  louvain: {
    query: 'analysis/gds-louvain',
    gives: 'cluster',
    refuse: ({ resolution }) => (resolution === 1 ? null : 'the library has no resolution'),
    configure: (parameters) => ({ ...weigh(parameters), maxLevels: 100, maxIterations: 100, tolerance: 1e-9 }),
  },
  'articulation-points': { query: 'analysis/gds-articulation-points', gives: 'node-flag' },
  bridges: { query: 'analysis/gds-bridges', gives: 'tie-flag' },
}

/** Why a measure is not had from the library at all. */
export function explainMissing(id: string): string {
  return id.startsWith('hits-')
    ? 'the library has HITS of directed networks alone, and the network of a case has no direction'
    : 'the library does not have it as the registry defines it'
}
