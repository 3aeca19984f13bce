import type { Command } from 'commander'

import { ENDPOINTS } from '../contract/endpoints.ts'
import { branchRequestSchema } from '../contract/exposure.ts'
import type { BranchFindingView } from '../contract/exposure.ts'
import { readNumber, readWholeNumber } from './analysis-options.ts'
import { tabulateBranches } from './branch-table.ts'
import { describeBranches } from './branch-text.ts'
import { folderOf } from './common-options.ts'
import { parseRequest, readFormat, withExposure } from './exposure-options.ts'
import type { ExposureOptions } from './exposure-options.ts'
import { findCaseId } from './find-case-id.ts'
import type { Rooms } from './rooms.ts'
import { finishRun, readQuotes } from './run-exposure.ts'
import type { Terminal } from './terminal.ts'
import { withApi } from './with-api.ts'
import { writeCsv } from './write-csv.ts'
import { checkWritable, writeWhole } from './write-whole.ts'

interface BranchOptions extends ExposureOptions {
  readonly person?: string
  readonly margin: number
  readonly minDays: number
  readonly minMembers: number
  readonly minOrigins: number
}

const HELP = `
It says which branch contacts point to, never whether somebody belongs to a group at all; docs/exposure.md. The sentences
are printed for whoever is given a branch, and for one person with --person; --json and --out FILE.json hold them all for
the same people. Victims and minors are masked.

Example:
  trama branches --case "Synthetic case" --out branches.csv`

/** `trama branches`: which branch contacts point to, with the reasons. */
export function addBranches(program: Command, rooms: Rooms, terminal: Terminal, signal: AbortSignal): void {
  withExposure(program.command('branches'))
    .description('tell which branch people belong to by their contacts, with every contact behind it')
    .option('--person <id>', 'tell of this person alone, with every sentence')
    .option('--margin <share>', 'least distance between the first and the second branch, 0 to 1', readNumber, 0.3)
    .option('--min-days <number>', 'least number of different days', readWholeNumber(100), 2)
    .option('--min-members <number>', 'least number of different members met', readWholeNumber(100), 2)
    .option('--min-origins <number>', 'least number of independent origins', readWholeNumber(100), 2)
    .addHelpText('after', HELP)
    .action(async (options: BranchOptions) => {
      const { margin, minDays, minMembers, minOrigins, out } = options
      const body = parseRequest(branchRequestSchema, options, {
        parameters: { margin, minDays, minMembers, minOrigins },
      })
      const format = out === undefined ? null : readFormat(out)
      if (out !== undefined) await checkWritable(out)
      await withApi(rooms, folderOf(options), async (client) => {
        const params = { caseId: await findCaseId(client, options.case) }
        const job = await finishRun(
          client,
          terminal,
          await client.call(ENDPOINTS.startBranches, { params, body }),
          signal,
        )
        const whole = await client.call(ENDPOINTS.getBranches, { params: { jobId: job.id } })
        const finding = options.person === undefined ? whole : pickPerson(whole, options.person)
        const quoted = finding.people.filter(({ status }) => options.person !== undefined || status === 'assigned')
        const quotes = await readQuotes(
          client,
          job.id,
          quoted.map(({ person }) => person.id),
          signal,
        )
        const document = JSON.stringify({ finding, claims: Object.fromEntries(quotes) })
        if (out !== undefined) {
          const text = format === 'csv' ? writeCsv(tabulateBranches(finding)) : document
          await writeWhole([{ path: out, text }], signal)
        }
        for (const line of options.json === true ? [document] : describeBranches(finding, quotes)) terminal.print(line)
      })
    })
}

function pickPerson(finding: BranchFindingView, id: string): BranchFindingView {
  const isAsked = ({ person }: { readonly person: { readonly id: string } }): boolean => person.id === id
  return { ...finding, people: finding.people.filter(isAsked), bridges: finding.bridges.filter(isAsked) }
}
