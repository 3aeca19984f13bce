import type { Router } from 'express'

import { ENDPOINTS } from '../../contract/endpoints.ts'
import { NOW } from '../../domain/clocks.ts'
import type { CaseId } from '../../domain/ids.ts'
import type { Source } from '../../domain/source.ts'
import type { ApiDependencies } from '../dependencies.ts'
import { RecordMasker } from '../disclosure/mask-records.ts'
import { mountRaw } from '../mount.ts'
import { readClocks } from '../read-clocks.ts'
import { readWholeGraph } from '../views/read-graph.ts'

/** Case files go out: masked, or canonical and to the byte, for a purpose, which is logged before a byte leaves. */
export function mountExportRoutes(router: Router, api: ApiDependencies): void {
  const { store, disclosures } = api

  mountRaw(router, ENDPOINTS.exportCase, async ({ params, body, session, response }) => {
    const disclosed = await disclosures.get(params.caseId as CaseId, body.unmask)
    const { info, sources } = disclosed.context
    await store.appendLog({
      action: 'exported',
      caseId: info.id,
      actor: session.actor,
      purpose: body.purpose ?? null,
      detail: { masked: !body.unmask, revision: info.revision ?? '' },
    })
    const header = {
      name: disclosed.disclosure.maskLabel(info.name),
      description: disclosed.disclosure.maskLabel(info.description),
      masked: !body.unmask,
    }
    const records = store.streamRecords(info.id, { ...NOW, knownAt: info.revision })
    response.type('application/zip').attachment('case.jsonl.zip')
    const masker = body.unmask ? null : new RecordMasker(disclosed)
    await api.writeCaseFile(response, {
      header,
      records: masker?.maskRecords(records) ?? records,
      readSource: (sha256) => masker?.readBytes(sha256) ?? readOriginal(sources.values(), sha256),
    })

    async function readOriginal(all: Iterable<Source>, sha256: string): Promise<Uint8Array | null> {
      for (const source of all) {
        if (source.sha256 === sha256) return store.readSourceBytes(info.id, NOW, source.id)
      }
      return null
    }
  })

  mountRaw(router, ENDPOINTS.exportGraph, async ({ params, body, session, response }) => {
    const { unmask, purpose = null, format, script } = body
    const { disclosure } = await disclosures.get(params.caseId as CaseId, unmask)
    const { id, revision } = disclosure.context.info
    const { graph } = await readWholeGraph(store, disclosure, readClocks(body), script)
    const detail = { masked: !unmask, revision: revision ?? '', format }
    await store.appendLog({ action: 'exported', caseId: id, actor: session.actor, purpose, detail })
    response.type('application/xml').attachment(`case.${format}`)
    await api.writeGraph(response, format, graph)
  })
}
