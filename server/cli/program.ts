import { Command, CommanderError, InvalidArgumentError } from 'commander'

import { ENDPOINTS } from '../contract/endpoints.ts'
import { addAnalyse } from './add-analyse.ts'
import { addBackup } from './add-backup.ts'
import { addBranches } from './add-branches.ts'
import { addChange } from './add-change.ts'
import { addCommunities } from './add-communities.ts'
import { addDisrupt } from './add-disrupt.ts'
import { addDoctor } from './add-doctor.ts'
import { addErase } from './add-erase.ts'
import { addExport } from './add-export.ts'
import { addFindings } from './add-findings.ts'
import { addImport } from './add-import.ts'
import { addMeasure } from './add-measure.ts'
import { addMeasures } from './add-measures.ts'
import { addMove } from './add-move.ts'
import { addRecruiters } from './add-recruiters.ts'
import { addRerun } from './add-rerun.ts'
import { addWithdraw } from './add-withdraw.ts'
import { ProblemError } from './api-client.ts'
import { folderOf, withDataFolder } from './common-options.ts'
import type { CommonOptions } from './common-options.ts'
import { CommandError, EXIT } from './exit-codes.ts'
import type { Rooms } from './rooms.ts'
import { serve } from './serve.ts'
import type { Terminal } from './terminal.ts'
import { withApi } from './with-api.ts'

const DEFAULT_PORT = 4717

/**
 * Runs the `trama` command. Returns its exit code (exit-codes.ts); never throws for what a person can mend, and
 * prints no stack trace for it.
 */
export async function runCommand(
  argv: readonly string[],
  rooms: Rooms,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<number> {
  const program = buildProgram(rooms, terminal, signal)
  try {
    await program.parseAsync([...argv], { from: 'user' })
    return EXIT.done
  } catch (error) {
    return explain(error, terminal, signal)
  }
}

/** What the API answers, as an exit code; all else is input that it refuses. */
const EXIT_BY_STATUS: ReadonlyMap<number, number> = new Map([
  [400, EXIT.usage],
  [404, EXIT.notFound],
  [500, EXIT.failed],
  [503, EXIT.unavailable],
  [507, EXIT.failed],
])

function explain(error: unknown, terminal: Terminal, signal: AbortSignal): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.usage
  if (error instanceof CommandError) {
    terminal.tell(`trama: ${error.message}`)
    for (const line of error.details) terminal.tell(line)
    return error.exitCode
  }
  if (signal.aborted) return EXIT.interrupted
  if (error instanceof ProblemError) {
    terminal.tell(`trama: ${error.problem.detail}`)
    return EXIT_BY_STATUS.get(error.problem.status) ?? EXIT.refused
  }
  terminal.tell(`trama: ${error instanceof Error ? error.message : String(error)}`)
  return EXIT.failed
}

function buildProgram(rooms: Rooms, terminal: Terminal, signal: AbortSignal): Command {
  const program = new Command('trama')
    .description('Criminal network analysis in which every line can be traced to a sentence.')
    .version(rooms.version)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => {
        terminal.print(text.trimEnd())
      },
      writeErr: (text) => {
        terminal.tell(text.trimEnd())
      },
    })
    .showHelpAfterError('(trama --help lists the commands)')
    .addHelpText('after', EXIT_HELP)
  addServe(program, rooms, terminal, signal)
  addCaseList(program, rooms, terminal)
  addImport(program, rooms, terminal, signal)
  addExport(program, rooms, terminal, signal)
  addBackup(program, rooms, terminal, signal)
  addMove(program, rooms, terminal, signal)
  addErase(program, rooms, terminal, signal)
  addDoctor(program, rooms, terminal, signal)
  addAnalyse(program, rooms, terminal, signal)
  addCommunities(program, rooms, terminal, signal)
  addChange(program, rooms, terminal, signal)
  addBranches(program, rooms, terminal, signal)
  addRecruiters(program, rooms, terminal, signal)
  addWithdraw(program, rooms, terminal, signal)
  addFindings(program, rooms, terminal)
  addRerun(program, rooms, terminal, signal)
  addDisrupt(program, rooms, terminal, signal)
  addMeasure(program, rooms, terminal, signal)
  addMeasures(program, rooms, terminal)
  return program
}

const EXIT_HELP = `
Exit codes: 0 done · 1 failed, or faults found · 2 wrong arguments · 3 input refused or a measure not defined on it ·
4 no such case · 5 data folder, store or port not available · 6 a re-run
differs · 130 interrupted

Environment:
  TRAMA_DATA      data folder, unless --data-dir says otherwise
  NEO4J_URI       run on this Neo4j (5.26 or newer) instead of the embedded store, e.g. bolt://127.0.0.1:7687
  NEO4J_USER      its user (default: neo4j)
  NEO4J_PASSWORD  its password
  NEO4J_DATABASE  its database (default: the user's home database)`

function addServe(program: Command, rooms: Rooms, terminal: Terminal, signal: AbortSignal): void {
  withDataFolder(program.command('serve'))
    .description('start the program and print the address to open; Ctrl-C stops it')
    .option('--port <number>', 'first port to try on 127.0.0.1; the next free one is taken', readPort, DEFAULT_PORT)
    .option('--no-demo', 'do not load the demo cases on the first run')
    .option('--verbose', 'log every request to standard error', false)
    .addHelpText('after', EXIT_HELP)
    .action(async (options: CommonOptions & { port: number; demo: boolean; verbose: boolean }) => {
      await serve(
        rooms,
        terminal,
        { dataFolder: folderOf(options), port: options.port, loadDemos: options.demo, verbose: options.verbose },
        signal,
      )
    })
}

function addCaseList(program: Command, rooms: Rooms, terminal: Terminal): void {
  const group = program.command('case').description('cases of the data folder')
  withDataFolder(group.command('list'))
    .description('list the cases')
    .option('--json', 'print one JSON document', false)
    .action(async (options: CommonOptions) => {
      const { cases } = await withApi(rooms, folderOf(options), (client) => client.call(ENDPOINTS.listCases))
      if (options.json === true) terminal.print(JSON.stringify(cases))
      else for (const one of cases) terminal.print(`${one.id}  ${one.name}`)
    })
}

function readPort(text: string): number {
  const port = Number(text)
  if (/^\d{1,5}$/.test(text) && port <= 65_535) return port
  throw new InvalidArgumentError('a port is a whole number from 0 to 65535')
}
