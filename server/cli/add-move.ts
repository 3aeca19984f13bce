import { Option } from 'commander'
import type { Command } from 'commander'

import type { MoveReceipt, MoveRequest } from '../contract/custody.ts'
import { ENDPOINTS } from '../contract/endpoints.ts'
import type { ApiClient } from './api-client.ts'
import { folderOf, withDataFolder } from './common-options.ts'
import type { CommonOptions } from './common-options.ts'
import { CommandError, EXIT } from './exit-codes.ts'
import { findCaseId } from './find-case-id.ts'
import type { Rooms } from './rooms.ts'
import { runJob } from './run-job.ts'
import type { Terminal } from './terminal.ts'
import { withApi } from './with-api.ts'

interface MoveOptions extends CommonOptions {
  readonly case: string
  readonly to: 'sqlite' | 'neo4j'
  readonly eraseSource: boolean
  readonly purpose?: string
  readonly neo4jUri?: string
  readonly neo4jUser?: string
  readonly neo4jDatabase?: string
}

const HELP = `
The copy holds everything: records with their instants of receipt, source bytes, log and views. It is compared with the
case to the last record before anything else happens. The case stays where it was unless --erase-source is given.
The Neo4j is the one that NEO4J_URI, NEO4J_USER, NEO4J_PASSWORD and NEO4J_DATABASE name, or the options; its password is
taken from NEO4J_PASSWORD alone, so that it stands in no list of processes.`

/** `trama move`: a case from one kind of store to the other. */
export function addMove(program: Command, rooms: Rooms, terminal: Terminal, signal: AbortSignal): void {
  withDataFolder(program.command('move'))
    .description('copy a case between the embedded store and Neo4j, and prove the copy equal')
    .requiredOption('--case <name>', 'name or id of the case')
    .addOption(new Option('--to <store>', 'where it goes to').choices(['sqlite', 'neo4j']).makeOptionMandatory())
    .option('--erase-source', 'erase the case where it was, once the copy is proven equal; needs --purpose', false)
    .option('--purpose <text>', 'why the case is erased where it was, at least ten characters')
    .option('--neo4j-uri <uri>', 'the Neo4j, instead of NEO4J_URI')
    .option('--neo4j-user <user>', 'its user, instead of NEO4J_USER')
    .option('--neo4j-database <name>', 'its database, instead of NEO4J_DATABASE')
    .option('--json', 'print one JSON document', false)
    .addHelpText('after', HELP)
    .action(async (options: MoveOptions) => {
      const body = composeRequest(options)
      const from = options.to === 'neo4j' ? 'sqlite' : 'neo4j'
      const run = (client: ApiClient) => runMove(client, terminal, options, body, signal)
      const receipt = await withApi(rooms, folderOf(options), run, from)
      if (options.json === true) terminal.print(JSON.stringify(receipt))
      else for (const line of describe(receipt, options)) terminal.print(line)
    })
}

async function runMove(
  client: ApiClient,
  terminal: Terminal,
  options: MoveOptions,
  body: MoveRequest,
  signal: AbortSignal,
): Promise<MoveReceipt> {
  const { backend } = await client.call(ENDPOINTS.getSession)
  if (backend === options.to) {
    throw new CommandError(
      EXIT.usage,
      `The program that runs on this data folder uses ${backend} already. End it first.`,
    )
  }
  const params = { caseId: await findCaseId(client, options.case) }
  const started = await client.call(ENDPOINTS.startMove, { params, body })
  const job = await runJob(client, terminal, options.case, started, signal)
  return client.call(ENDPOINTS.getMoveReceipt, { params: { jobId: job.id } })
}

function composeRequest(options: MoveOptions): MoveRequest {
  const { eraseSource, purpose } = options
  if (eraseSource && purpose === undefined) throw new CommandError(EXIT.usage, '--erase-source needs --purpose TEXT.')
  const asked = purpose === undefined ? { eraseSource } : { eraseSource, purpose }
  if (options.to === 'sqlite') return { ...asked, to: { backend: 'sqlite' } }
  const { NEO4J_URI, NEO4J_USER, NEO4J_PASSWORD, NEO4J_DATABASE } = process.env
  const uri = options.neo4jUri ?? NEO4J_URI ?? ''
  if (uri === '') throw new CommandError(EXIT.usage, 'Say which Neo4j: set NEO4J_URI, or give --neo4j-uri.')
  const user = options.neo4jUser ?? NEO4J_USER ?? 'neo4j'
  const database = options.neo4jDatabase ?? NEO4J_DATABASE ?? null
  return { ...asked, to: { backend: 'neo4j', uri, user, password: NEO4J_PASSWORD ?? '', database } }
}

function describe({ caseName, records, sha256, erased }: MoveReceipt, { to }: MoveOptions): string[] {
  return [
    `${caseName}: ${records} records copied to ${to} and proven equal (SHA-256 ${sha256})`,
    erased ? 'It was erased where it was.' : 'It is still where it was, too; erase it there, or keep it.',
  ]
}
