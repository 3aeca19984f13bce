import type { EvidenceWriter } from '../case-store.ts'
import { appendRecords } from './append-records.ts'
import { discardImport } from './discard-import.ts'
import { appendPart, findImport, openImport, publishImport } from './import-parts.ts'
import type { StoreCore } from './store-core.ts'

/** What writes evidence, on one file. */
export function bindWriter(core: StoreCore): EvidenceWriter {
  const { connection, clock } = core
  return {
    append: (caseId, batch, options = {}) =>
      connection.write((writer) => appendRecords(writer, caseId, batch, clock, options)),
    openImport: (caseId, request) => openImport(core, caseId, request),
    findImport: (caseId) => findImport(core, caseId),
    appendPart: (caseId, key, part, batch, options = {}) => appendPart(core, caseId, key, { part, batch, options }),
    publishImport: (caseId, key, options = {}) => publishImport(core, caseId, key, options),
    discardImport: (caseId, options = {}) => discardImport(core, caseId, options),
  }
}
