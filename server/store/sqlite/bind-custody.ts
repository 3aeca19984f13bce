import type { CaseCustody } from '../case-store.ts'
import { eraseCase } from './erase-case.ts'
import { beginRestore, discardRestore, finishRestore, restoreFindings, restorePart } from './restore-case.ts'
import type { StoreCore } from './store-core.ts'
import { rebuildProjection } from './rebuild-projection.ts'
import { verifyCase } from './verify-case.ts'

/** What keeps whole cases, on one file. */
export function bindCustody(core: StoreCore): CaseCustody {
  return {
    beginRestore: (frame) => beginRestore(core, frame),
    restorePart: (caseId, part, options = {}) => restorePart(core, caseId, part, options),
    restoreFindings: (caseId, findings, options = {}) => restoreFindings(core, caseId, findings, options),
    finishRestore: (caseId, rows, options = {}) => finishRestore(core, caseId, rows, options),
    discardRestore: (caseId) => discardRestore(core, caseId),
    eraseCase: (caseId, event, options = {}) => eraseCase(core, caseId, event, options),
    verifyCase: (caseId, options = {}) => verifyCase(core, caseId, options),
    rebuildProjection: (caseId, options = {}) => rebuildProjection(core, caseId, options),
  }
}
