import { describeEdgeList } from './describe-edge-list.ts'
import { CommandError, EXIT } from './exit-codes.ts'
import { refuseUndefined } from './refuse-undefined.ts'
import type { EdgeListOutcome, EdgeListRun, Rooms } from './rooms.ts'
import { createProgressLine } from './show-progress.ts'
import type { Terminal } from './terminal.ts'
import { looksLikeFormula, writeCsv } from './write-csv.ts'
import type { Cell } from './write-csv.ts'
import { writeWhole } from './write-whole.ts'

export interface MeasureRun extends EdgeListRun {
  /** Whether a measure that is not defined on the list is told of and left out; otherwise nothing is written. */
  readonly passesOver: boolean
}

/**
 * Measures an edge list and writes the table, or nothing; remarks go to the terminal. Rejects with CommandError, also
 * for measures that are not defined on the network.
 */
export async function runMeasure(
  rooms: Pick<Rooms, 'measureEdges'>,
  terminal: Terminal,
  run: MeasureRun,
  out: string,
  signal: AbortSignal,
): Promise<EdgeListOutcome> {
  try {
    const outcome = await measure(rooms, terminal, run, signal)
    if (run.passesOver) {
      for (const { measure, message } of outcome.undefined) terminal.tell(`${measure} is left out: ${message}`)
    } else refuseUndefined(outcome.undefined, run.measures)
    await writeWhole([{ path: out, text: writeOut(outcome, run, out) }], signal)
    return outcome
  } catch (error) {
    if (signal.aborted) throw new CommandError(EXIT.interrupted, 'Interrupted; nothing was written.')
    throw error
  }
}

async function measure(
  rooms: Pick<Rooms, 'measureEdges'>,
  terminal: Terminal,
  run: EdgeListRun,
  signal: AbortSignal,
): Promise<EdgeListOutcome> {
  const progress = createProgressLine(terminal)
  try {
    const outcome = await rooms.measureEdges(run, { signal, onProgress: progress.show })
    progress.clear()
    for (const remark of describeEdgeList(outcome, run)) terminal.tell(remark)
    const escaped = outcome.ids.filter(looksLikeFormula).length
    if (escaped > 0) terminal.tell(`${escaped} id(s) look like a formula to a spreadsheet; an apostrophe leads them.`)
    return outcome
  } finally {
    progress.clear()
  }
}

/** The table, or the same as one document where the file is called `.json`. */
function writeOut(outcome: EdgeListOutcome, run: MeasureRun, out: string): string {
  const [header = [], ...rows] = tabulate(outcome)
  if (!out.toLowerCase().endsWith('.json')) return writeCsv([header, ...rows])
  const { directed, weighted, seed, parameters } = run
  const manifest = { directed, weighted, seed, parameters, counts: outcome.counts, undefined: outcome.undefined }
  const listed = rows.map((row) => new Map(header.map((name, place) => [String(name), row[place] ?? null])))
  return `${JSON.stringify({ manifest, rows: listed.map((row): object => Object.fromEntries(row)) })}\n`
}

/** One row a node, by id; what a measure gives for the whole network stands in every row. */
function tabulate({ ids, columns }: EdgeListOutcome): Cell[][] {
  return [
    ['id', ...columns.map((column) => column.measure)],
    ...ids.map((id, place): Cell[] => {
      return [id, ...columns.map((column) => ('values' in column ? (column.values[place] ?? null) : column.value))]
    }),
  ]
}
