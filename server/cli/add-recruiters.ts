import type { Command } from 'commander'

import { ENDPOINTS } from '../contract/endpoints.ts'
import { recruiterRequestSchema } from '../contract/exposure.ts'
import { folderOf } from './common-options.ts'
import { parseRequest, readFormat, withExposure } from './exposure-options.ts'
import type { ExposureOptions } from './exposure-options.ts'
import { findCaseId } from './find-case-id.ts'
import { tabulateRecruiters } from './recruiter-table.ts'
import { describeRecruiters } from './recruiter-text.ts'
import type { Rooms } from './rooms.ts'
import { finishRun, readQuotes } from './run-exposure.ts'
import type { Terminal } from './terminal.ts'
import { withApi } from './with-api.ts'
import { writeCsv } from './write-csv.ts'
import { checkWritable, writeWhole } from './write-whole.ts'

const HELP = `
Nobody is listed whom no graded claim names in a recruiting act, and nobody protected; docs/exposure.md. Victims and
minors are masked.

Example:
  trama recruiters --case "Synthetic case" --out recruiters.csv`

/** `trama recruiters`: who is said to have recruited whom, element by element, with the sentences. */
export function addRecruiters(program: Command, rooms: Rooms, terminal: Terminal, signal: AbortSignal): void {
  withExposure(program.command('recruiters'))
    .description('tell who is said to have recruited whom: act, means and purpose, with every sentence')
    .addHelpText('after', HELP)
    .action(async (options: ExposureOptions) => {
      const { out } = options
      const body = parseRequest(recruiterRequestSchema, options, {})
      const format = out === undefined ? null : readFormat(out)
      if (out !== undefined) await checkWritable(out)
      await withApi(rooms, folderOf(options), async (client) => {
        const params = { caseId: await findCaseId(client, options.case) }
        const started = await client.call(ENDPOINTS.startRecruiters, { params, body })
        const job = await finishRun(client, terminal, started, signal)
        const finding = await client.call(ENDPOINTS.getRecruiters, { params: { jobId: job.id } })
        const { recruiters, groupRecruiters, nonPunishment } = finding
        const people = [...recruiters, ...groupRecruiters, ...nonPunishment].map(({ person }) => person.id)
        const quotes = await readQuotes(client, job.id, people, signal)
        const document = JSON.stringify({ finding, claims: Object.fromEntries(quotes) })
        if (out !== undefined) {
          const text = format === 'csv' ? writeCsv(tabulateRecruiters(finding, quotes)) : document
          await writeWhole([{ path: out, text }], signal)
        }
        for (const line of options.json === true ? [document] : describeRecruiters(finding, quotes))
          terminal.print(line)
      })
    })
}
