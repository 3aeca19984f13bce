import type { CaseId } from '../../domain/ids.ts'
import type { AppendOptions } from '../case-store.ts'
import type { IntegrityReport } from '../integrity.ts'
import type { StoreCore } from './store-core.ts'

export function verifyCase(_core: StoreCore, _caseId: CaseId, _options: AppendOptions): Promise<IntegrityReport> {
  throw new Error('unwritten')
}
export function rebuildProjection(_core: StoreCore, _caseId: CaseId, _options: AppendOptions): Promise<void> {
  throw new Error('unwritten')
}
