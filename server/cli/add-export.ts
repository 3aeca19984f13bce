import { Option } from 'commander'
import type { Command } from 'commander'

import { ENDPOINTS } from '../contract/endpoints.ts'
import type { ApiClient } from './api-client.ts'
import { folderOf, withDataFolder } from './common-options.ts'
import type { CommonOptions } from './common-options.ts'
import { CommandError, EXIT } from './exit-codes.ts'
import { findCaseId } from './find-case-id.ts'
import type { Rooms } from './rooms.ts'
import { saveResponse } from './save-response.ts'
import type { Terminal } from './terminal.ts'
import { withApi } from './with-api.ts'
import { checkWritable } from './write-whole.ts'

interface ExportOptions extends CommonOptions {
  readonly case: string
  readonly out: string
  readonly format: 'case' | 'graphml' | 'gexf'
  readonly unmask: boolean
  readonly purpose?: string
}

/** `trama export`: a case file, or the chart as a graph file. */
export function addExport(program: Command, rooms: Rooms, terminal: Terminal, signal: AbortSignal): void {
  withDataFolder(program.command('export'))
    .description(
      'write a case file or the chart; victims and minors are masked unless --unmask and a purpose are given',
    )
    .requiredOption('--case <name>', 'name or id of the case')
    .requiredOption('--out <file>', 'file to write')
    .addOption(
      new Option('--format <format>', 'a case file, or the chart as GraphML or GEXF for other programs')
        .choices(['case', 'graphml', 'gexf'])
        .default('case'),
    )
    .option('--unmask', 'canonical export with every name; needs --purpose and is logged', false)
    .option('--purpose <text>', 'why the names are needed, at least ten characters')
    .option('--json', 'print one JSON document', false)
    .action(async (options: ExportOptions) => {
      const { unmask, purpose, out, format } = options
      if (unmask && purpose === undefined) {
        throw new CommandError(EXIT.usage, 'An unmasked export needs --purpose TEXT; the purpose is logged.')
      }
      await checkWritable(out)
      await withApi(rooms, folderOf(options), async (client) => {
        await saveResponse(await requestExport(client, options, signal), out, signal)
      })
      if (options.json === true) terminal.print(JSON.stringify({ file: out, format, masked: !unmask }))
      else terminal.print(`${out}: written${unmask ? ', unmasked' : ', masked'}`)
    })
}

async function requestExport(client: ApiClient, options: ExportOptions, signal: AbortSignal): Promise<Response> {
  const { unmask, purpose, format } = options
  const params = { caseId: await findCaseId(client, options.case) }
  const disclosed = purpose === undefined ? { unmask } : { unmask, purpose }
  if (format === 'case') return client.request(ENDPOINTS.exportCase, { params, body: disclosed, signal })
  return client.request(ENDPOINTS.exportGraph, { params, body: { ...disclosed, format }, signal })
}
