import { CLUSTER_EVENTS } from '../contract/change.ts'
import type { ChangeFinding } from '../contract/change.ts'
import { nameKind } from './finding-table.ts'
import type { Cell } from './write-csv.ts'

type Window = ChangeFinding['windows'][number]

const HEAD = [
  'from',
  'to',
  'id',
  'label',
  'kind',
  'value',
  'rank',
  'moved',
  'cluster',
  'thread',
  'came',
  'first',
  'gone',
  'last',
]

/**
 * One row for each node and window in which it is, and one in which it no longer is; what a measure gives for the whole
 * network stands in every row.
 */
export function tabulateChange({ windows, entities }: ChangeFinding): Cell[][] {
  const byId = new Map(entities.map((entity) => [entity.id, entity]))
  const present = new Set<string>()
  const rows = windows.flatMap((window) => {
    for (const { id } of window.departures) present.delete(id)
    for (const { id } of window.arrivals) present.add(id)
    const cellsOf = describeWindow(window)
    return [...present, ...window.departures.map(({ id }) => id)].sort().flatMap((id) => {
      const entity = byId.get(id)
      if (entity === undefined) return []
      return [[window.from, window.to, id, entity.label, nameKind(entity), ...cellsOf(id)]]
    })
  })
  return [HEAD, ...rows]
}

function describeWindow(window: Window): (id: string) => readonly Cell[] {
  const readValue = readValues(window.values)
  const clusters = new Map(
    window.clusters.flatMap(({ number, thread, members }) => members.map((id) => [id, { number, thread }] as const)),
  )
  const came = new Map(window.arrivals.map(({ id, first }) => [id, first]))
  const gone = new Map(window.departures.map(({ id, last }) => [id, last]))
  return (id) => {
    const cluster = clusters.get(id)
    const values = gone.has(id) ? [null, null, null] : readValue(id)
    return [
      ...[...values, cluster?.number ?? null, cluster?.thread ?? null],
      ...[came.has(id), came.get(id) ?? false, gone.has(id), gone.get(id) ?? false],
    ]
  }
}

/** Value, rank and movement of a node, as far as the measure has them. */
function readValues(values: Window['values']): (id: string) => readonly Cell[] {
  switch (values.kind) {
    case 'ranking': {
      const rows = new Map(values.rows.map((row) => [row.id, [row.value, row.rank, row.moved]]))
      return (id) => rows.get(id) ?? [null, null, null]
    }
    case 'clusters': {
      const numbers = new Map(values.numbers.map(({ id, number }) => [id, number]))
      return (id) => [numbers.get(id) ?? null, null, null]
    }
    case 'node-flag': {
      const flagged = new Set(values.nodes)
      return (id) => [flagged.has(id) ? 1 : 0, null, null]
    }
    case 'tie-flag':
      return (id) => [values.ties.filter(({ a, b }) => a === id || b === id).length, null, null]
    case 'network':
      return () => [values.value, null, null]
    case 'undefined':
      return () => [null, null, null]
  }
}

/** What changed, a line a window, and what it rests on. */
export function summariseChange({
  windows,
  events,
  evidence,
  introducers,
  leftOut,
  manifest,
}: ChangeFinding): string[] {
  const undated = manifest.parameters.undated === 'in' ? 'counted in every window' : 'left out'
  return [
    ...windows.map(({ from, to, nodes, ties, arrivals, departures }, place) => {
      const kinds = CLUSTER_EVENTS.flatMap((kind) => {
        const count = events.filter((event) => event.window === place && event.kind === kind).length
        return count === 0 ? [] : [`${count} ${kind}`]
      })
      const told = kinds.length === 0 ? '' : `; clusters: ${kinds.join(', ')}`
      return `${from} – ${to}: ${nodes} nodes, ${ties} ties, ${arrivals.length} came, ${departures.length} went${told}`
    }),
    `${evidence.all} pieces of evidence, ${evidence.undated} without a date (${undated}), ${evidence.inSeveral} in several windows, ${evidence.inNone} in none`,
    `${introducers.length} lead(s) by introducer credit, in the JSON document: leads, and no findings`,
    `${leftOut.people} left out for protection`,
  ]
}
