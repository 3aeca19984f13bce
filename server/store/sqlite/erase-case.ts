import type { CaseId } from '../../domain/ids.ts'
import type { AppendOptions } from '../case-store.ts'
import type { LogEntry, LogEvent } from '../log-entry.ts'
import type { StoreCore } from './store-core.ts'

export function eraseCase(
  _core: StoreCore,
  _caseId: CaseId,
  _event: Pick<LogEvent, 'actor' | 'purpose'>,
  _options: AppendOptions,
): Promise<LogEntry> {
  throw new Error('unwritten')
}
