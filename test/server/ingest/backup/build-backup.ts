import { createHash } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { PassThrough } from 'node:stream'
import { buffer } from 'node:stream/consumers'

import type { CaseBatch, CaseRecord } from '../../../../server/domain/case-record.ts'
import type { Received } from '../../../../server/domain/claim-status.ts'
import type { CaseId } from '../../../../server/domain/ids.ts'
import type { BackedUpFinding, BackupCase } from '../../../../server/ingest/backup/backup-case.ts'
import { openBackup } from '../../../../server/ingest/backup/open-backup.ts'
import { writeBackup } from '../../../../server/ingest/backup/write-backup.ts'
import { CaseFileError } from '../../../../server/ingest/case-file-error.ts'
import { LOG_ACTIONS } from '../../../../server/store/log-entry.ts'

export const ORIGIN = { createdAt: '2026-03-01T10:00:00.000Z', program: '0.1.0', store: 'sqlite' } as const

/** Findings of every case: a backup looks into none of their parts. */
export const FINDINGS: readonly BackedUpFinding[] = [
  { body: '{"id":"f2"}', sha256: 'a'.repeat(64), result: new Uint8Array([0, 255, 10]), input: null },
  { body: '{"id":"f1"}', sha256: 'b'.repeat(64), result: null, input: new Uint8Array([7]) },
]

/** A case with these records, one received every second, a log of one entry and one view. */
export function makeBackupCase(id: string, batch: CaseBatch, changes: Partial<BackupCase> = {}): BackupCase {
  const caseId = id as CaseId
  const byId = new Map(batch.records.flatMap((one) => (one.type === 'source' ? [[one.id, one.sha256] as const] : [])))
  return {
    frame: { id: caseId, name: `Case ${id}`, description: '', createdAt: '2026-01-01T00:00:00.000Z' },
    records: () => streamAll(listReceived(batch.records)),
    readSource: (source) => Promise.resolve(batch.sourceBytes.get(byId.get(source) ?? '') ?? null),
    readRows: () =>
      Promise.resolve({
        log: [
          {
            sequence: 4,
            at: '2026-01-01T00:00:00.000Z',
            restoredAt: '2026-02-01T00:00:00.000Z',
            action: 'imported',
            caseId,
            actor: 'analyst-1',
            purpose: null,
            detail: { claim: 2, masked: false, file: 'a "b"\n' },
          },
        ],
        views: { main: { ada: { x: 0, y: -1.5 } } },
      }),
    findings: () => streamAll(FINDINGS),
    ...changes,
  }
}

export function listReceived(records: readonly CaseRecord[]): Received<CaseRecord>[] {
  return records.map((record, second) => ({
    ...record,
    receivedAt: new Date(Date.UTC(2026, 0, 2) + second * 1000).toISOString(),
  }))
}

async function* streamAll<T>(items: readonly T[]): AsyncGenerator<T> {
  for (const item of items) yield await Promise.resolve(item)
}

export async function packBackup(cases: readonly BackupCase[]): Promise<Buffer> {
  const output = new PassThrough()
  const [bytes] = await Promise.all([buffer(output), writeBackup(output, cases, ORIGIN)])
  return bytes
}

/** `file:line field code` of what opening complains of; empty when it opens. */
export async function listFaults(path: string, bytes: Uint8Array): Promise<string[]> {
  await writeFile(path, bytes)
  try {
    await (await openBackup(path, { actions: LOG_ACTIONS })).close()
    return []
  } catch (error) {
    if (!(error instanceof CaseFileError)) throw error
    return error.problems.map(({ file, line, field, code }) => `${file}:${line ?? '-'} ${field ?? '-'} ${code}`)
  }
}

export function hashOf(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex')
}
