import type { MoveReceipt, MoveTarget } from '../../contract/custody.ts'
import type { CaseInfo } from '../../domain/case-record.ts'
import type { CaseId } from '../../domain/ids.ts'
import type { CaseStore } from '../../store/case-store.ts'
import { ImportPendingError } from '../../store/store-errors.ts'
import type { ApiDependencies } from '../dependencies.ts'
import { ApiError } from '../problem-of.ts'
import { copyCase } from './copy-case.ts'
import type { CopyProof, CopyWork } from './copy-case.ts'

export interface MoveOrder {
  readonly to: MoveTarget
  readonly eraseSource: boolean
  readonly purpose: string | null
  readonly actor: string
}

/**
 * Copies a case to another store and proves the copy equal; then, if that was asked for, erases it here. Both logs say
 * so. The case here stays whole until the proof is there.
 *
 * @throws {ApiError} 409 when the case received more meanwhile and would have been erased
 */
export async function moveCase(
  { store, disclosures, openOtherStore }: ApiDependencies,
  caseId: CaseId,
  order: MoveOrder,
  work: Omit<CopyWork, 'actor'>,
): Promise<MoveReceipt> {
  const pending = await store.findImport(caseId)
  if (pending !== null) throw new ImportPendingError(caseId, pending.title)
  const info = await store.getCase(caseId)
  const newestFinding = await findNewestFinding(store, caseId)
  const other = await openOtherStore(order.to)
  try {
    const proof = await copyCase(store, other, info, { ...work, actor: order.actor })
    await logMove(store, other, info, order, proof)
    if (order.eraseSource) {
      await eraseUnchanged(store, info, newestFinding, order, work)
      disclosures.forget(caseId)
    }
    return { caseId, caseName: info.name, ...proof, erased: order.eraseSource }
  } finally {
    await other.close()
  }
}

async function findNewestFinding(store: CaseStore, caseId: CaseId): Promise<string | null> {
  const { items } = await store.listFindings(caseId, { after: null, limit: 1 })
  return items[0]?.id ?? null
}

async function logMove(
  store: CaseStore,
  other: CaseStore,
  { id }: CaseInfo,
  { actor, purpose }: MoveOrder,
  { sha256, records }: CopyProof,
): Promise<void> {
  const event = { action: 'moved', caseId: id, actor, purpose } as const
  await store.appendLog({ ...event, detail: { to: other.backend, sha256, records } })
  await other.appendLog({ ...event, detail: { from: store.backend, sha256, records } })
}

async function eraseUnchanged(
  store: CaseStore,
  { id, revision }: CaseInfo,
  newestFinding: string | null,
  { actor, purpose }: MoveOrder,
  { report }: Pick<CopyWork, 'report'>,
): Promise<void> {
  const isSame =
    (await store.getCase(id)).revision === revision &&
    (await store.findImport(id)) === null &&
    (await findNewestFinding(store, id)) === newestFinding
  if (!isSame) {
    throw new ApiError(
      409,
      'changed-meanwhile',
      'The case was copied, but received more meanwhile, so it was not erased here. Erase the copy and move again.',
    )
  }
  await store.eraseCase(id, { actor, purpose }, { onProgress: reportErasing })

  function reportErasing(done: number, total: number): void {
    report('erasing', done, total)
  }
}
