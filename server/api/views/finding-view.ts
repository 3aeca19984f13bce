import type { Finding } from '../../analysis/finding.ts'
import type { Exclusions, Network, Tie } from '../../analysis/graph/network.ts'
import type { FindingView, MeasureList, ProjectionRequest, TieView } from '../../contract/analysis.ts'
import type { EntityRef } from '../../contract/common.ts'
import type { EntityId } from '../../domain/ids.ts'
import { viewRows } from './finding-rows.ts'
import { viewStability } from './stability-view.ts'

/** A finished run with what the reader asked for and how long it took. */
export interface FinishedRun {
  readonly finding: Finding
  readonly network: Network
  readonly request: ProjectionRequest
  readonly resamplesWanted: number
  readonly durationMs: number
}

/** A finding as the ranking table shows it: one row a node, every measure side by side, the ties as the reasons. */
export function viewFinding(
  run: FinishedRun,
  measures: MeasureList['measures'],
  refer: (id: EntityId) => EntityRef,
): FindingView {
  const { manifest, summary, networkValues } = run.finding
  const asked = manifest.measures.map((measure) => measure.id)
  const flags = listFlags(run.finding)
  return {
    manifest: viewManifest(run),
    measures: measures.filter((measure) => asked.includes(measure.id)),
    rows: viewRows(run.finding, run.network, refer),
    clusterings: run.finding.clusterings.map(({ measure, modularity, clusters, agreement }) => {
      return { measure, clusters: clusters.length, modularity, agreement }
    }),
    ...viewStability(run.finding),
    networkValues: networkValues.map(({ measure, value, range }) => ({ measure, value, range })),
    undefined: run.finding.undefined.map(({ measure, gap, message }) => ({ measure, gap, message })),
    membership: { ...summary.membership },
    ties: run.network.ties.map((tie) => viewTie(tie, flags.get(keyOf(tie)) ?? [])),
    leftOut: viewExclusions(summary.excluded),
    network: { nodes: summary.nodes, ties: summary.ties, components: summary.components },
    ungraded: summary.ungraded,
    unvalidatedTies: summary.unvalidatedTies,
  }
}

/** A tie with the claims behind it and the measures of kind tie-flag that it has. */
export function viewTie(tie: Tie, flags: readonly string[]): TieView {
  return {
    a: tie.a,
    b: tie.b,
    strength: tie.strength,
    support: tie.support,
    origins: tie.origins.length,
    bestGrade: tie.bestGrade,
    ungraded: tie.ungraded,
    confirmed: tie.confirmed,
    flags: [...flags],
    claims: [...new Set(tie.reasons.flatMap((reason) => reason.claimIds))].sort(),
  }
}

function viewManifest({ finding, request, resamplesWanted, durationMs }: FinishedRun): FindingView['manifest'] {
  const { inputHash, measures, seed, version, computedBy } = finding.manifest
  return {
    inputHash,
    projection: request,
    measures: measures.map((measure) => measure.id),
    parameters: Object.fromEntries(measures.map(({ id, parameters }) => [id, { ...parameters }])),
    seed,
    version,
    durationMs,
    resamples: finding.resamples?.made ?? 0,
    resamplesWanted,
    ...(computedBy === undefined ? {} : { computedBy: computedBy.map((one) => ({ ...one })) }),
  }
}

/** Measures of kind tie-flag by the ties that have them. */
function listFlags({ tieFlags }: Finding): ReadonlyMap<string, readonly string[]> {
  const flags = new Map<string, string[]>()
  for (const { measure, ties } of tieFlags) {
    for (const tie of ties) flags.set(keyOf(tie), [...(flags.get(keyOf(tie)) ?? []), measure])
  }
  return flags
}

/** Ids hold no blanks, so that no two pairs share a key. */
function keyOf({ a, b }: { readonly a: EntityId; readonly b: EntityId }): string {
  return `${a} ${b}`
}

/** How many were left out for protection, by ground. */
export function viewExclusions(excluded: Exclusions): FindingView['leftOut'] {
  const counted = Object.entries(excluded.byGround).filter(([, count]) => count > 0)
  return { people: excluded.total, byGround: Object.fromEntries(counted) }
}
