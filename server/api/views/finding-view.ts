import type { Finding, RankingRow } from '../../analysis/finding.ts'
import type { Exclusions, Network, Tie } from '../../analysis/graph/network.ts'
import type { FindingView, MeasureList, ProjectionRequest, TieView } from '../../contract/analysis.ts'
import type { EntityRef } from '../../contract/common.ts'
import type { EntityId } from '../../domain/ids.ts'

/** A finished run with what the reader asked for and how long it took. */
export interface FinishedRun {
  readonly finding: Finding
  readonly network: Network
  readonly request: ProjectionRequest
  readonly durationMs: number
}

type Row = FindingView['rows'][number]

/** A finding as the ranking table shows it: one row a node, every measure side by side, the ties as the reasons. */
export function viewFinding(
  run: FinishedRun,
  measures: MeasureList['measures'],
  refer: (id: EntityId) => EntityRef,
): FindingView {
  const { manifest, summary, resamples } = run.finding
  const asked = manifest.measures.map((measure) => measure.id)
  return {
    manifest: {
      inputHash: manifest.inputHash,
      projection: run.request,
      measures: asked,
      seed: manifest.seed,
      version: manifest.version,
      durationMs: run.durationMs,
      resamples: resamples?.made ?? 0,
    },
    measures: measures.filter((measure) => asked.includes(measure.id)),
    rows: viewRows(run.finding, run.network, refer),
    ties: run.network.ties.map(viewTie),
    leftOut: viewExclusions(summary.excluded),
    network: { nodes: summary.nodes, ties: summary.ties, components: summary.components },
    ungraded: summary.ungraded,
  }
}

/** A tie with the claims behind it. */
export function viewTie(tie: Tie): TieView {
  return {
    a: tie.a,
    b: tie.b,
    strength: tie.strength,
    support: tie.support,
    origins: tie.origins.length,
    bestGrade: tie.bestGrade,
    ungraded: tie.ungraded,
    claims: [...new Set(tie.reasons.flatMap((reason) => reason.claimIds))].sort(),
  }
}

function viewRows(finding: Finding, network: Network, refer: (id: EntityId) => EntityRef): Row[] {
  const rows = new Map<EntityId, Row>(
    network.nodes.map(({ id }) => [id, { entity: refer(id), values: {}, ranks: {}, stability: {} }]),
  )
  for (const ranking of finding.rankings) {
    for (const ranked of ranking.rows) enterRank(rows.get(ranked.id), ranking.measure, ranked)
  }
  for (const clustering of finding.clusterings) {
    for (const cluster of clustering.clusters) {
      for (const member of cluster.members) {
        const row = rows.get(member)
        if (row !== undefined) row.values[clustering.measure] = cluster.number
      }
    }
  }
  return [...rows.values()]
}

function enterRank(row: Row | undefined, measure: string, ranked: RankingRow): void {
  if (row === undefined) return
  row.values[measure] = ranked.value
  row.ranks[measure] = ranked.rank
  if (ranked.stability === null) return
  const { best, worst, kept, stable } = ranked.stability
  row.stability[measure] = { best, worst, kept, stable }
}

function viewExclusions(excluded: Exclusions): FindingView['leftOut'] {
  const counted = Object.entries(excluded.byGround).filter(([, count]) => count > 0)
  return { people: excluded.total, byGround: Object.fromEntries(counted) }
}
