import { describeEdgeList } from './describe-edge-list.ts'
import { CommandError, EXIT } from './exit-codes.ts'
import { refuseUndefined } from './refuse-undefined.ts'
import type { EdgeListOutcome, EdgeListRun, Rooms } from './rooms.ts'
import { createProgressLine } from './show-progress.ts'
import type { Terminal } from './terminal.ts'
import { looksLikeFormula, writeCsv } from './write-csv.ts'
import type { Cell } from './write-csv.ts'
import { writeWhole } from './write-whole.ts'

/**
 * Measures an edge list and writes the table, or nothing; remarks go to the terminal. Rejects with CommandError, also
 * for measures that are not defined on the network.
 */
export async function runMeasure(
  rooms: Pick<Rooms, 'measureEdges'>,
  terminal: Terminal,
  run: EdgeListRun,
  out: string,
  signal: AbortSignal,
): Promise<EdgeListOutcome> {
  try {
    const outcome = await measure(rooms, terminal, run, signal)
    refuseUndefined(outcome.undefined, run.measures)
    await writeWhole([{ path: out, text: writeCsv(tabulate(outcome)) }], signal)
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

/** One row a node, by id; what a measure gives for the whole network stands in every row. */
function tabulate({ ids, columns }: EdgeListOutcome): Cell[][] {
  return [
    ['id', ...columns.map((column) => column.measure)],
    ...ids.map((id, place): Cell[] => {
      return [id, ...columns.map((column) => ('values' in column ? (column.values[place] ?? null) : column.value))]
    }),
  ]
}
