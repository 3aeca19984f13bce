import type { FindingView } from '../contract/analysis.ts'
import type { EntityRef } from '../contract/common.ts'
import type { Cell } from './write-csv.ts'

type Row = FindingView['rows'][number]
type MeasureInfo = FindingView['measures'][number]

/** Columns of one measure, and its cells for one node. */
interface Columns {
  readonly names: readonly string[]
  readonly cells: (row: Row) => readonly Cell[]
}

/** What a node is, in the words of docs/projection.md. */
export function nameKind({ kind, subkind }: EntityRef): string {
  return subkind ?? kind.toLowerCase()
}

/**
 * A finding as a table: id, label and kind, then the columns of each measure in the order asked for; by the rank of
 * the first ranking, then by id.
 */
export function tabulateFinding(finding: FindingView): Cell[][] {
  const measures = listMeasures(finding)
  const columns = measures.map((measure) => describeColumns(finding, measure))
  const rows = sortRows(finding, measures.find((measure) => measure.kind === 'score')?.id)
  return [
    ['id', 'label', 'kind', ...columns.flatMap((one) => one.names)],
    ...rows.map((row) => {
      const { id, label } = row.entity
      return [id, label, nameKind(row.entity), ...columns.flatMap((one) => one.cells(row))]
    }),
  ]
}

/** What was asked for, in the order in which it was. */
export function listMeasures(finding: FindingView): MeasureInfo[] {
  return finding.manifest.measures.flatMap((id) => finding.measures.filter((measure) => measure.id === id))
}

function describeColumns(finding: FindingView, { id, kind }: MeasureInfo): Columns {
  const readValue = (row: Row): Cell => row.values[id] ?? null
  switch (kind) {
    case 'score':
      return {
        names: [id, ...['rank', 'best', 'worst', 'kept', 'stable'].map((part) => `${id}:${part}`)],
        cells: (row) => [readValue(row), row.ranks[id] ?? null, ...listStability(row, id)],
      }
    case 'cluster':
      return { names: [id], cells: (row) => [readValue(row)] }
    case 'node-flag':
      return { names: [id, `${id}:kept`], cells: (row) => [readValue(row), row.kept[id] ?? null] }
    case 'tie-flag': {
      const counts = countFlagged(finding, id)
      return { names: [id], cells: (row) => [counts.get(row.entity.id) ?? 0] }
    }
    case 'network': {
      const value = finding.networkValues.find((one) => one.measure === id)?.value ?? null
      return { names: [id], cells: () => [value] }
    }
  }
}

function listStability(row: Row, measure: string): readonly Cell[] {
  const stability = row.stability[measure]
  if (stability === undefined) return [null, null, null, null]
  return [stability.best, stability.worst, stability.kept, stability.stable]
}

/** How many ties that have the flag end at each node. */
function countFlagged({ ties }: FindingView, measure: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const { a, b, flags } of ties) {
    if (!flags.includes(measure)) continue
    for (const id of [a, b]) counts.set(id, (counts.get(id) ?? 0) + 1)
  }
  return counts
}

function sortRows({ rows }: FindingView, ranking: string | undefined): readonly Row[] {
  const readRank = (row: Row): number => (ranking === undefined ? 0 : (row.ranks[ranking] ?? Infinity))
  return [...rows].sort((one, other) => {
    const [first, second] = [readRank(one), readRank(other)]
    return first === second ? (one.entity.id < other.entity.id ? -1 : 1) : first - second
  })
}
