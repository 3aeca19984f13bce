import type { Finding, RankingRow } from '../../analysis/finding.ts'
import type { Network } from '../../analysis/graph/network.ts'
import type { FindingView } from '../../contract/analysis.ts'
import type { EntityRef } from '../../contract/common.ts'
import type { EntityId } from '../../domain/ids.ts'
import { viewRankStability } from './stability-view.ts'

type Row = FindingView['rows'][number]

/** One row a node, by id, with every measure that gives nodes a value side by side. */
export function viewRows(finding: Finding, network: Network, refer: (id: EntityId) => EntityRef): Row[] {
  const rows = new Map<EntityId, Row>(
    network.nodes.map(({ id }) => [
      id,
      { entity: refer(id), values: {}, ranks: {}, stability: {}, unequal: [], kept: {} },
    ]),
  )
  for (const ranking of finding.rankings) {
    for (const ranked of ranking.rows) enterRank(rows.get(ranked.id), ranking.measure, ranked)
  }
  for (const { measure, clusters } of finding.clusterings) {
    for (const { number, members } of clusters) {
      for (const member of members) enterValue(rows.get(member), measure, number)
    }
  }
  for (const flag of finding.nodeFlags) enterFlag(rows, flag)
  return [...rows.values()]
}

function enterRank(row: Row | undefined, measure: string, ranked: RankingRow): void {
  if (row === undefined) return
  row.values[measure] = ranked.value
  row.ranks[measure] = ranked.rank
  if (ranked.coverage === 'unequal') row.unequal.push(measure)
  if (ranked.stability === null) return
  row.stability[measure] = viewRankStability(ranked.stability)
}

/** 1 for nodes that have the property, 0 for all others. */
function enterFlag(rows: ReadonlyMap<EntityId, Row>, { measure, nodes }: Finding['nodeFlags'][number]): void {
  for (const row of rows.values()) enterValue(row, measure, 0)
  for (const { id, kept } of nodes) {
    const row = rows.get(id)
    enterValue(row, measure, 1)
    if (row !== undefined) row.kept[measure] = kept
  }
}

function enterValue(row: Row | undefined, measure: string, value: number): void {
  if (row !== undefined) row.values[measure] = value
}
