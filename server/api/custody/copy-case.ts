import { createHash } from 'node:crypto'

import type { CaseInfo } from '../../domain/case-record.ts'
import { NOW } from '../../domain/clocks.ts'
import type { CaseId } from '../../domain/ids.ts'
import type { CaseStore } from '../../store/case-store.ts'
import { serializeRecord } from '../../store/record-content.ts'
import { SourceBytesError } from '../../store/store-errors.ts'
import type { JobReport } from '../jobs/job-registry.ts'
import { ApiError } from '../problem-of.ts'
import { partReceived } from './part-received.ts'
import { readRows } from './read-rows.ts'
import { streamFindings } from './stream-findings.ts'

export interface CopyWork {
  readonly actor: string
  readonly report: JobReport
  readonly signal: AbortSignal
}

/** What a copy was proven equal by. */
export interface CopyProof {
  readonly records: number
  /** Over the canonical JSON of every record with its instant of receipt, a line each, in canonical order. */
  readonly sha256: string
}

/**
 * Copies a case as of `info.revision` to another store, with the instants of receipt, bytes, log and views, and proves
 * the copy equal. A copy that fails or is not equal is taken back.
 *
 * @throws {CaseIdTakenError|CaseNameTakenError} when the other store has such a case
 */
export async function copyCase(from: CaseStore, to: CaseStore, info: CaseInfo, work: CopyWork): Promise<CopyProof> {
  const { id, name, description, createdAt } = info
  await to.beginRestore({ id, name, description, createdAt })
  let isThere = false
  try {
    const records = await copyRecords(from, to, info, work)
    for await (const finding of streamFindings(from, id))
      await to.restoreFindings(id, [finding], { signal: work.signal })
    await to.finishRestore(id, await readRows(from, id), { signal: work.signal })
    isThere = true
    return { records, sha256: await proveEqual(from, to, info, work) }
  } catch (error) {
    if (isThere) await to.eraseCase(id, { actor: work.actor, purpose: 'taking back a copy that was not completed' })
    else await to.discardRestore(id)
    throw error
  }
}

async function copyRecords(
  from: CaseStore,
  to: CaseStore,
  { id, revision }: CaseInfo,
  { report, signal }: CopyWork,
): Promise<number> {
  const clocks = { ...NOW, knownAt: revision }
  let done = 0
  report('copying', 0, 0)
  const parts = partReceived(from.streamReceived(id, clocks), async (source) => {
    const bytes = await from.readSourceBytes(id, clocks, source)
    if (bytes === null) throw new SourceBytesError(source)
    return bytes
  })
  for await (const part of parts) {
    signal.throwIfAborted()
    await to.restorePart(id, part, { signal })
    done += part.records.length
    report('copying', done, 0)
  }
  return done
}

async function proveEqual(
  from: CaseStore,
  to: CaseStore,
  info: CaseInfo,
  { report, signal }: CopyWork,
): Promise<string> {
  report('comparing', 0, 0)
  const mine = await hashRecords(from, info.id, info.revision, signal)
  const copied = await hashRecords(to, info.id, null, signal)
  const onProgress = (done: number, total: number): void => {
    report('checking', done, total)
  }
  const { faultCount } = await to.verifyCase(info.id, { signal, onProgress })
  if (mine === copied && faultCount === 0) return mine
  throw new ApiError(
    500,
    'copy-differs',
    'The copy is not equal to the case. It was taken back; the case is as it was.',
  )
}

async function hashRecords(
  store: CaseStore,
  caseId: CaseId,
  knownAt: string | null,
  signal: AbortSignal,
): Promise<string> {
  const hash = createHash('sha256')
  for await (const record of store.streamReceived(caseId, { ...NOW, knownAt })) {
    signal.throwIfAborted()
    hash.update(`${serializeRecord(record)}\n`)
  }
  return hash.digest('hex')
}
