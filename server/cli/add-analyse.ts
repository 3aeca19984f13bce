import { resolve } from 'node:path'

import type { Command } from 'commander'

import { analysisRequestSchema } from '../contract/analysis.ts'
import type { AnalysisRequest } from '../contract/analysis.ts'
import { ENDPOINTS } from '../contract/endpoints.ts'
import { MOST_RESAMPLES, USUAL_RESAMPLES } from '../contract/stability.ts'
import type { ApiClient } from './api-client.ts'
import { checkMeasures, readList, readNumber, readWholeNumber, withMeasures } from './analysis-options.ts'
import type { MeasureOptions } from './analysis-options.ts'
import { folderOf, withDataFolder } from './common-options.ts'
import type { CommonOptions } from './common-options.ts'
import { CommandError, EXIT } from './exit-codes.ts'
import { documentFinding } from './finding-document.ts'
import { summariseFinding } from './finding-summary.ts'
import type { Rooms } from './rooms.ts'
import { runAnalyse } from './run-analyse.ts'
import { findCaseId } from './find-case-id.ts'
import type { Terminal } from './terminal.ts'
import { withApi } from './with-api.ts'
import { checkWritable } from './write-whole.ts'

interface AnalyseOptions extends CommonOptions, MeasureOptions {
  readonly case: string
  readonly backend: string
  readonly ties?: string
  readonly stability?: string
  readonly nodes: string
  readonly resamples: number
  readonly gradeWeights: string
  readonly include: readonly string[]
  readonly excludeSource: readonly string[]
  readonly minimumWeight: number
  readonly contradicted: string
  readonly coParticipation: boolean
  readonly asAt?: string
  readonly knownAt?: string
}

const RESAMPLES_HELP = 'resamples in all, spread over the ways of resampling; 0 for none'

const HELP = `
The table has the columns id, label and kind, then one for each measure, named by its id; a ranking adds
<id>:rank, <id>:best, <id>:worst, <id>:kept and <id>:stable, a flag of nodes <id>:kept. What a measure of the
whole network gives stands in every row; a flag of ties is counted at each node. Victims and minors are masked.
Where a measure is not defined on the network nothing is written and the command ends with 3.

Where --out ends in .json the file holds the whole run: its manifest, a row a node with values, ranks and how stable each
rank is, and as reasons every tie with the claims behind it. --json prints the same. The case keeps the run as a finding.

Example:
  trama analyse --case "Two news reports from Peru" --measures degree,betweenness,louvain --out ranks.csv --ties ties.csv`

/** `trama analyse`: measures of a case as a table. */
export function addAnalyse(program: Command, rooms: Rooms, terminal: Terminal, signal: AbortSignal): void {
  withProjection(withMeasures(withDataFolder(program.command('analyse'))))
    .description('compute measures on the network of a case and write them as a table')
    .requiredOption('--case <name>', 'name or id of the case')
    .option('--ties <file>', 'also write the network as an edge list, which "trama measure --weighted" reads')
    .option('--stability <file>', 'also write how firm each rank is, by way of resampling, as CSV')
    .option('--backend <name>', 'own, gds (the library of the Neo4j that holds the case) or auto', 'own')
    .option('--resamples <number>', RESAMPLES_HELP, readWholeNumber(MOST_RESAMPLES), USUAL_RESAMPLES)
    .option('--json', 'print one JSON document', false)
    .addHelpText('after', HELP)
    .action(async (options: AnalyseOptions) => {
      const request = composeRequest(options)
      const files = { out: options.out, ties: options.ties ?? null, stability: options.stability ?? null }
      await checkFiles(files)
      const outcome = await withApi(rooms, folderOf(options), async (client) => {
        const { measures } = await client.call(ENDPOINTS.listMeasures)
        checkMeasures(measures, options)
        const caseId = await findCaseId(client, options.case)
        if (options.excludeSource.length > 0) await checkSources(client, caseId, options.excludeSource)
        return runAnalyse(client, terminal, caseId, request, files, signal)
      })
      if (options.json === true) {
        terminal.print(JSON.stringify(documentFinding(outcome, { file: files.out, ties: files.ties })))
        return
      }
      terminal.print(`${files.out}: written${files.ties === null ? '' : `, and its ties as ${files.ties}`}`)
      for (const line of summariseFinding(outcome.finding)) terminal.print(line)
      if (outcome.id !== null) terminal.print(`Kept as ${outcome.id}`)
    })
}

function withProjection(command: Command): Command {
  return command
    .option('--nodes <kinds>', 'persons, or persons-and-groups', 'persons-and-groups')
    .option('--grade-weights <map>', 'how grades weigh: even-steps, cautious or threshold', 'even-steps')
    .option('--include <kinds>', 'also suspected, implied, generic, assessment; parted by commas', readList, [])
    .option('--exclude-source <ids...>', 'sources left aside as if the case did not have them', [])
    .option('--minimum-weight <number>', 'least weight, 0 to 1, at which a claim counts from a source', readNumber, 0)
    .option('--contradicted <way>', 'with or without claims that a standing claim contradicts', 'with')
    .option('--no-co-participation', 'do not tie those who took part in the same event')
    .option('--as-at <day>', 'what was true on this day, YYYY-MM-DD')
    .option('--known-at <instant>', 'what had been received by then, such as 2024-03-05T10:00:00.000Z')
}

const OPTION_NAMES: Readonly<Record<string, string>> = {
  nodes: '--nodes',
  gradeWeights: '--grade-weights',
  include: '--include',
  excludedSources: '--exclude-source',
  minimumWeight: '--minimum-weight',
  contradicted: '--contradicted',
  asAt: '--as-at',
  knownAt: '--known-at',
}

/** Throws CommandError for what the API would not take, named as on the command line. */
function composeRequest(options: AnalyseOptions): AnalysisRequest {
  const { measures, parameter, seed, resamples, excludeSource, asAt, knownAt } = options
  const { nodes, coParticipation, include, gradeWeights, minimumWeight, contradicted } = options
  const projection = { nodes, coParticipation, include, gradeWeights, minimumWeight, contradicted, asAt, knownAt }
  const parsed = analysisRequestSchema.safeParse({
    measures,
    parameters: parameter,
    seed,
    backend: options.backend,
    resamples,
    projection: { ...projection, excludedSources: excludeSource },
  })
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  const name = OPTION_NAMES[String(issue?.path[1])] ?? `--${String(issue?.path[0])}`
  throw new CommandError(EXIT.usage, `${name}: ${issue?.message ?? 'not valid'}`)
}

/** A mistyped id would leave a source in that somebody wants out. */
async function checkSources(client: ApiClient, caseId: string, excluded: readonly string[]): Promise<void> {
  const { sources } = await client.call(ENDPOINTS.listSources, { params: { caseId } })
  const known = new Set(sources.map((source) => source.id))
  const unknown = excluded.filter((id) => !known.has(id))
  if (unknown.length === 0) return
  throw new CommandError(EXIT.usage, `--exclude-source: this case has no source ${unknown.join(', ')}.`)
}

async function checkFiles(files: Readonly<Record<'out' | 'ties' | 'stability', string | null>>): Promise<void> {
  const named = Object.entries(files).flatMap(([option, file]) => (file === null ? [] : [{ option, file }]))
  for (const { option, file } of named) {
    const same = named.find((other) => other.option !== option && resolve(other.file) === resolve(file))
    if (same !== undefined) throw new CommandError(EXIT.usage, `--${option} and --${same.option} name the same file.`)
    await checkWritable(file)
  }
}
