import type { CaseInfo } from '../../domain/case-record.ts'
import type { CaseId } from '../../domain/ids.ts'
import type { AppendOptions } from '../case-store.ts'
import type { CaseFrame, CaseRows, RestoredPart } from '../import-state.ts'
import type { StoreCore } from './store-core.ts'

export function beginRestore(_core: StoreCore, _frame: CaseFrame): Promise<void> {
  throw new Error('unwritten')
}
export function restorePart(
  _core: StoreCore,
  _caseId: CaseId,
  _part: RestoredPart,
  _options: AppendOptions,
): Promise<void> {
  throw new Error('unwritten')
}
export function finishRestore(
  _core: StoreCore,
  _caseId: CaseId,
  _rows: CaseRows,
  _options: AppendOptions,
): Promise<CaseInfo> {
  throw new Error('unwritten')
}
export function discardRestore(_core: StoreCore, _caseId: CaseId): Promise<void> {
  throw new Error('unwritten')
}
