import type { EvidenceWriter } from '../case-store.ts'
import { appendBatch } from './append-batch.ts'
import { appendPart, findImport, openImport } from './import-parts.ts'
import { discardImport, publishImport } from './publish-import.ts'
import type { StoreCore } from './store-core.ts'

/** What writes evidence, in a database. */
export function bindWriter(core: StoreCore): EvidenceWriter {
  const { appends } = core
  return {
    append: (caseId, batch, options = {}) => appends.run(() => appendBatch(core, caseId, batch, options)),
    openImport: (caseId, request) => openImport(core, caseId, request),
    findImport: (caseId) => findImport(core, caseId),
    appendPart: (caseId, key, part, batch, options = {}) => appendPart(core, caseId, key, { part, batch, options }),
    publishImport: (caseId, key, options = {}) => publishImport(core, caseId, key, options),
    discardImport: (caseId, options = {}) => discardImport(core, caseId, options),
  }
}
