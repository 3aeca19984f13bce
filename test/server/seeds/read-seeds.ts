import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { inject } from 'vitest'

import '../../provided-context.ts'
import type { Certainty } from '../../../server/domain/claim.ts'
import type { LineStyle } from '../../../server/domain/line-style.ts'

/** A quote of the expected graph; offsets are UTF-16 indices, end exclusive. */
export interface ExpectedEvidence {
  readonly source: 'S1' | 'S2'
  readonly lang: 'ar' | 'en' | 'fr'
  readonly quote: string
  readonly start: number
  readonly end: number
}

type Expectation = 'must' | 'should' | 'may'

export interface ExpectedNode {
  readonly id: string
  readonly label: string
  readonly name: string
  readonly expected: Expectation
  readonly evidence: readonly ExpectedEvidence[]
  readonly led_category?: string
  readonly aliases?: readonly string[]
  readonly subtype?: string
  readonly count?: number | null
  readonly count_min?: number | null
  readonly count_max?: number | null
  readonly minor?: string
  readonly note?: string | null
  readonly uncertain?: string
}

export interface ExpectedEdge {
  readonly id: string
  readonly type: string
  readonly from: string
  readonly to: string
  readonly certainty: Certainty
  readonly line_style: LineStyle
  readonly expected: Expectation
  readonly evidence: readonly ExpectedEvidence[]
  readonly role?: string
  readonly attributed_to?: string
  readonly fact_or_assessment?: string
  readonly note?: string
  readonly uncertain?: string
  readonly distance_km?: number
  readonly direction?: string
}

interface ContextFact {
  readonly text: string
  readonly by: string
  readonly evidence: readonly ExpectedEvidence[]
}

export interface ExpectedGraph {
  readonly meta: { readonly counts: { readonly nodes: number; readonly edges: number; readonly forbidden: number } }
  readonly sources: readonly {
    readonly id: 'S1' | 'S2'
    readonly file: string
    readonly sha256: string
    readonly languages: readonly string[]
  }[]
  readonly nodes: readonly ExpectedNode[]
  readonly edges: readonly ExpectedEdge[]
  readonly context_facts: readonly ContextFact[]
  readonly forbidden: readonly { readonly type: string; readonly between: readonly string[]; readonly why: string }[]
}

export interface Seeds {
  readonly graph: ExpectedGraph
  readonly bytes: ReadonlyMap<'S1' | 'S2', Uint8Array>
}

/** The reference texts and what a careful reader takes from them, or why they are not at hand. */
export function findSeeds(): Seeds | { readonly skipped: string } {
  const shared = inject('shared')
  if ('skipped' in shared) return shared
  const folder = join(shared.path, 'seeds')
  const graph = JSON.parse(readFileSync(join(folder, 'expected-graph.json'), 'utf8')) as ExpectedGraph
  return { graph, bytes: new Map(graph.sources.map((one) => [one.id, readFileSync(join(folder, one.file))])) }
}

/** All quotes of the expected graph: of nodes, of edges and of facts in the background. */
export function listEvidence(graph: ExpectedGraph): ExpectedEvidence[] {
  return [...graph.nodes, ...graph.edges, ...graph.context_facts].flatMap((one) => one.evidence)
}
