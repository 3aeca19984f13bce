import type { Command } from 'commander'

import type { IntegrityReportView } from '../contract/custody.ts'
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

const SHOWN = 20

interface DoctorOptions extends CommonOptions {
  readonly case?: string
  readonly rebuild: boolean
}

interface CaseReport extends IntegrityReportView {
  readonly caseName: string
}

const HELP = `
Every record is held against the hash it was received with; what it refers to must be there; each source must have its
bytes; indexes and direct relationships must say what the records say. The command ends with 1 when anything is wrong.
--rebuild makes anew what is derived from records, and checks then. It mends no record: restore a backup for that.`

/** `trama doctor`: whether the store holds what it received. */
export function addDoctor(program: Command, rooms: Rooms, terminal: Terminal, signal: AbortSignal): void {
  withDataFolder(program.command('doctor'))
    .description('check one case or all: hashes, references, source bytes, and all that is derived from records')
    .option('--case <name>', 'name or id of a case; all if left out')
    .option('--rebuild', 'make indexes and direct relationships anew first', false)
    .option('--json', 'print one JSON document', false)
    .addHelpText('after', HELP)
    .action(async (options: DoctorOptions) => {
      const reports = await withApi(rooms, folderOf(options), (client) => checkAll(client, terminal, options, signal))
      if (options.json === true) terminal.print(JSON.stringify(reports))
      else for (const line of reports.flatMap(describe)) terminal.print(line)
      const faults = reports.reduce((sum, report) => sum + report.faultCount, 0)
      if (faults > 0) throw new CommandError(EXIT.failed, `${faults} fault(s) found.`)
    })
}

async function checkAll(
  client: ApiClient,
  terminal: Terminal,
  options: DoctorOptions,
  signal: AbortSignal,
): Promise<CaseReport[]> {
  const { cases } = await client.call(ENDPOINTS.listCases)
  const only = options.case === undefined ? null : await findCaseId(client, options.case)
  const reports: CaseReport[] = []
  for (const { id, name } of cases.filter((one) => only === null || one.id === only)) {
    const body = { rebuild: options.rebuild }
    const started = await client.call(ENDPOINTS.startCheck, { params: { caseId: id }, body })
    const job = await runJob(client, terminal, name, started, signal)
    const report = await client.call(ENDPOINTS.getIntegrityReport, { params: { jobId: job.id } })
    reports.push({ ...report, caseName: name })
  }
  return reports
}

function describe({ caseName, checked, faults, faultCount, rebuilt }: CaseReport): string[] {
  const records = Object.values(checked).reduce((sum, count) => sum + count, 0)
  const state = faultCount === 0 ? 'no fault' : `${faultCount} fault(s)`
  const more = faultCount > SHOWN ? [`  … and ${faultCount - SHOWN} more`] : []
  return [
    `${caseName}: ${records} records checked${rebuilt ? ' after rebuilding what is derived' : ''}, ${state}`,
    ...faults.slice(0, SHOWN).map(({ check, type, id, message }) => `  ${check} ${type} ${id}: ${message}`),
    ...more,
  ]
}
