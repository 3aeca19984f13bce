import type { Router } from 'express'

import type { ProjectionRequest } from '../../contract/analysis.ts'
import type { EntityRef } from '../../contract/common.ts'
import { ENDPOINTS } from '../../contract/endpoints.ts'
import type { EntityId } from '../../domain/ids.ts'
import type { ApiDependencies } from '../dependencies.ts'
import type { DisclosedCase } from '../disclosure/disclosures.ts'
import { disclosureFor } from '../disclosure-for.ts'
import { mount } from '../mount.ts'
import { chooseProjection, readAbsenceInput, readNetworkInput } from '../network-input.ts'
import { missing } from '../problem-of.ts'
import { readClocks } from '../read-clocks.ts'
import { startAnalysis, toFinishedRun } from '../start-analysis.ts'
import { finishedTask } from '../start-task.ts'
import { viewFinding, viewTie } from '../views/finding-view.ts'
import { readLabels } from '../views/read-labels.ts'

/** Measures, runs, computed paths, and why somebody is not listed. */
export function mountAnalysisRoutes(router: Router, api: ApiDependencies): void {
  const { store, measures } = api

  mount(router, ENDPOINTS.listMeasures, () => ({ measures }))

  mount(router, ENDPOINTS.startAnalysis, async ({ params, body, session }) => {
    const { context } = await disclosureFor(api, params.caseId, session)
    return startAnalysis(api, context, body, session.actor)
  })

  mount(router, ENDPOINTS.getFinding, async ({ params, query, session }) => {
    const finished = finishedTask(api, params.jobId, 'analyse')
    const run = toFinishedRun(finished)
    const disclosed = await disclosureFor(api, finished.caseId, session)
    const ids = run.network.nodes.map((node) => node.id)
    const refer = await referAll(disclosed, ids, run.request, query.script)
    return viewFinding(run, measures, refer)
  })

  mount(router, ENDPOINTS.findPath, async ({ params, query, body, session }) => {
    const disclosed = await disclosureFor(api, params.caseId, session)
    const projection = chooseProjection(body.projection, api.defaultProjection)
    const input = await readNetworkInput(store, disclosed.context, body.projection, projection)
    const network = api.projectNetwork(input, projection)
    const [from, to] = [body.from as EntityId, body.to as EntityId]
    const members = new Set(network.nodes.map((node) => node.id))
    const path = api.findPath(network, from, to)
    const refer = await referAll(disclosed, path?.nodes ?? [], body.projection, query.script)
    return {
      found: path !== null,
      nodes: path?.nodes.map(refer) ?? [],
      ties: path?.ties.map((tie) => viewTie(tie, [])) ?? [],
      reason: path !== null ? null : explainNoPath(members.has(from), members.has(to)),
    }
  })

  mount(router, ENDPOINTS.explainAbsence, async ({ params, query, body, session }) => {
    const disclosed = await disclosureFor(api, params.caseId, session)
    const id = body.entity as EntityId
    const { info, clocks } = disclosed.context
    const known = await store.readEntities(info.id, clocks, { ids: [id] }, { after: null, limit: 1 })
    if (known.items.length === 0) throw missing('entity', id)
    const projection = chooseProjection(body.projection, api.defaultProjection)
    const input = await readAbsenceInput(store, disclosed.context, body.projection, projection, id)
    const { grounds, unused, ...absence } = api.explainAbsence(input, projection, id)
    const refer = await referAll(disclosed, [id], body.projection, query.script)
    return {
      entity: refer(id),
      ...absence,
      grounds: [...grounds],
      unused: unused.map(({ reason, claims }) => ({ reason, claims: [...claims] })),
    }
  })

  function referAll(
    { disclosure }: DisclosedCase,
    ids: readonly EntityId[],
    projection: ProjectionRequest,
    script: string,
  ): Promise<(id: EntityId) => EntityRef> {
    return readLabels(store, disclosure, readClocks(projection), ids, script)
  }
}

function explainNoPath(
  hasFrom: boolean,
  hasTo: boolean,
): 'from-not-in-network' | 'to-not-in-network' | 'not-connected' {
  if (!hasFrom) return 'from-not-in-network'
  return hasTo ? 'not-connected' : 'to-not-in-network'
}
