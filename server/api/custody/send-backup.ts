import type { Response } from 'express'

import type { CaseInfo } from '../../domain/case-record.ts'
import { NOW } from '../../domain/clocks.ts'
import type { CaseId } from '../../domain/ids.ts'
import type { BackupCase } from '../../ingest/backup/backup-case.ts'
import type { ApiDependencies } from '../dependencies.ts'
import { streamFindings } from './stream-findings.ts'
import { readRows } from './read-rows.ts'

export interface BackupOrder {
  /** Ids; null for every case. */
  readonly cases: readonly string[] | null
  readonly purpose: string
  readonly actor: string
}

/**
 * Sends everything of the cases asked for, each as of one revision, while others may go on writing. The log of each says
 * so before a byte leaves. A backup that fails ends the connection, so that nobody takes it for whole.
 */
export async function sendBackup(
  { store, writeBackup }: ApiDependencies,
  { cases, purpose, actor }: BackupOrder,
  response: Response,
): Promise<void> {
  const infos: CaseInfo[] =
    cases === null ? [...(await store.listCases())] : await Promise.all(cases.map((id) => store.getCase(id as CaseId)))
  for (const { id, revision } of infos) {
    await store.appendLog({ action: 'backed-up', caseId: id, actor, purpose, detail: { revision: revision ?? '' } })
  }
  response.type('application/zip').attachment('backup.trama-backup')
  await writeBackup(response, infos.map(describeCase))

  function describeCase({ id, name, description, createdAt, revision }: CaseInfo): BackupCase {
    const clocks = { ...NOW, knownAt: revision }
    return {
      frame: { id, name, description, createdAt },
      records: () => store.streamReceived(id, clocks),
      readSource: (source) => store.readSourceBytes(id, clocks, source),
      readRows: () => readRows(store, id),
      findings: () => streamFindings(store, id),
    }
  }
}
