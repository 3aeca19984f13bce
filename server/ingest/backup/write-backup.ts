import { Readable } from 'node:stream'
import type { Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

import {
  BACKUP_FORMAT,
  BACKUP_LIMITS,
  BACKUP_MANIFEST_ENTRY,
  BACKUP_VERSION,
  backupManifestSchema,
} from '../../contract/backup-schema.ts'
import type { BackupCaseEntry, BackupLimits, BackupManifest } from '../../contract/backup-schema.ts'
import { CaseFileWriteError } from '../case-file-write-error.ts'
import { StoredZip } from '../case-file/stored-zip.ts'
import type { BackupCase } from './backup-case.ts'
import { packCase } from './pack-case.ts'

/** What a backup says of itself. */
export type BackupOrigin = Pick<BackupManifest, 'createdAt' | 'program' | 'store'>

export interface BackupWriteOptions {
  readonly signal?: AbortSignal
  /** BACKUP_LIMITS unless given. */
  readonly limits?: BackupLimits
}

/**
 * Writes a backup (docs/backup.md) of whole cases, with the instants at which their records were received, and ends
 * `output`; a failure destroys it. One source and the log of one case at a time are in memory.
 *
 * @throws {CaseFileWriteError} for records out of order, a source without its bytes, or what the reader would refuse
 * @throws the signal's reason when aborted, and errors of `output` and of the cases as they are
 */
export async function writeBackup(
  output: Writable,
  cases: readonly BackupCase[],
  origin: BackupOrigin,
  { signal, limits = BACKUP_LIMITS }: BackupWriteOptions = {},
): Promise<void> {
  try {
    const bytes = Readable.from(packBackup(cases, origin, limits, signal), { objectMode: false })
    await pipeline(bytes, output, signal === undefined ? {} : { signal })
  } catch (error) {
    signal?.throwIfAborted()
    throw error
  }
}

async function* packBackup(
  cases: readonly BackupCase[],
  origin: BackupOrigin,
  limits: BackupLimits,
  signal: AbortSignal | undefined,
): AsyncGenerator<Uint8Array> {
  signal?.throwIfAborted()
  if (cases.length > limits.cases) throw new CaseFileWriteError(`A backup holds at most ${limits.cases} cases.`)
  const zip = new StoredZip()
  const packed: BackupCaseEntry[] = []
  for (const [place, one] of cases.entries()) {
    packed.push(yield* packCase(zip, `cases/${place + 1}/`, one, limits))
    const entries = packed.reduce((sum, { entries: own }) => sum + own.length, 1)
    if (entries > limits.entries) {
      throw new CaseFileWriteError(`A backup holds at most ${limits.entries} entries: back up fewer cases at a time.`)
    }
  }
  const manifest = { format: BACKUP_FORMAT, version: BACKUP_VERSION, ...origin, cases: packed }
  // What the reader would refuse must not pass for a backup.
  const sound = backupManifestSchema.parse(manifest)
  yield* zip.addWhole(BACKUP_MANIFEST_ENTRY, Buffer.from(JSON.stringify(sound)))
  yield* zip.finish()
}
