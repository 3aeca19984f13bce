import type { CaseBatch } from '../../domain/case-record.ts'
import type { CaseId } from '../../domain/ids.ts'
import type { AppendOptions, AppendReceipt } from '../case-store.ts'
import type { ImportRequest, ImportState } from '../import-state.ts'
import type { StoreCore } from './store-core.ts'

export interface PartToAppend {
  readonly part: number
  readonly batch: CaseBatch
  readonly options: AppendOptions
}

export function openImport(_core: StoreCore, _caseId: CaseId, _request: ImportRequest): Promise<ImportState> {
  throw new Error('unwritten')
}
export function findImport(_core: StoreCore, _caseId: CaseId): Promise<ImportState | null> {
  throw new Error('unwritten')
}
export function appendPart(_core: StoreCore, _caseId: CaseId, _key: string, _what: PartToAppend): Promise<ImportState> {
  throw new Error('unwritten')
}
export function publishImport(
  _core: StoreCore,
  _caseId: CaseId,
  _key: string,
  _options: AppendOptions,
): Promise<AppendReceipt> {
  throw new Error('unwritten')
}
export function discardImport(_core: StoreCore, _caseId: CaseId, _options: AppendOptions): Promise<boolean> {
  throw new Error('unwritten')
}
