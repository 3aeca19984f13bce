import type { Router } from 'express'

import { ENDPOINTS } from '../../contract/endpoints.ts'
import type { ExhibitRequest } from '../../contract/exhibit.ts'
import { sealExhibit } from '../../court/build-manifest.ts'
import type { SealedExhibit } from '../../court/build-manifest.ts'
import { buildExhibit } from '../../court/exhibit-model.ts'
import type { ExhibitProblem } from '../../court/find-problems.ts'
import type { Clocks } from '../../domain/clocks.ts'
import type { CaseId } from '../../domain/ids.ts'
import type { CaseStore } from '../../store/case-store.ts'
import type { ApiDependencies } from '../dependencies.ts'
import type { DisclosedCase } from '../disclosure/disclosures.ts'
import { mount } from '../mount.ts'
import { ApiError } from '../problem-of.ts'
import { viewClaims } from '../views/claim-view.ts'
import { readContradicting } from '../views/claims-at.ts'
import { listWithheld, viewExhibitMaterial } from '../views/exhibit-view.ts'
import type { ExhibitReading } from '../views/exhibit-view.ts'
import { readWholeGraph } from '../views/read-graph.ts'

/** The view in which the chart is left and from which exhibits take their places. */
const CHART_VIEW = 'main'

/** Exhibits for court. Masked whatever the session may see: names go to court by a recorded order alone. */
export function mountExhibitRoutes(router: Router, api: ApiDependencies): void {
  const { store, disclosures } = api

  mount(router, ENDPOINTS.makeExhibit, async ({ params, body, session }) => {
    const disclosed = await disclosures.get(params.caseId as CaseId, false)
    const outcome = buildExhibit(viewExhibitMaterial(disclosed, body, await readExhibit(store, disclosed, body)))
    if (outcome.kind === 'blocked') throw refuse(outcome.problems)
    const { schedule, disclosureSchedule, sensitive } = outcome.exhibit
    const sealed = sealExhibit(outcome.exhibit, api.version)
    await logExhibit(store, disclosed, session.actor, sealed)
    return { ...sealed, schedule, disclosureSchedule, sensitive }
  })
}

async function readExhibit(
  store: CaseStore,
  disclosed: DisclosedCase,
  request: ExhibitRequest,
): Promise<ExhibitReading> {
  const { disclosure, context } = disclosed
  const caseId = context.info.id
  const clocks = fixClocks(request, context.info.revision)
  const { graph, lines } = await readWholeGraph(store, disclosure, clocks, request.script)
  const drawn = new Set(graph.edges.map((edge) => edge.id))
  const tied = lines.filter((claim) => drawn.has(claim.id))
  const against = await readContradicting(store, caseId, clocks, tied)
  const hidden = against.filter((claim) => disclosure.withholds(claim)).map((claim) => claim.id)
  const shown = [...tied, ...against.filter((claim) => !disclosure.withholds(claim))]
  const views = await viewClaims(store, disclosed, shown, clocks, request.script)
  return {
    clocks,
    graph,
    views: new Map(views.map((view) => [view.id, view])),
    handling: new Map(shown.map((claim) => [claim.id, claim.handling])),
    positions: new Map(Object.entries(request.positions ?? (await store.readPositions(caseId, CHART_VIEW)))),
    withheld: [...new Set([...listWithheld(disclosure, lines, graph), ...hidden])],
  }
}

/** Left open, `knownAt` is when the case last received something, so that the exhibit can be made again. */
function fixClocks({ clocks }: ExhibitRequest, revision: string | null): Clocks {
  return { asAt: clocks.asAt ?? null, knownAt: clocks.knownAt ?? revision }
}

function refuse(problems: readonly ExhibitProblem[]): ApiError {
  const detail = `The exhibit cannot be made as it is: ${problems.length === 1 ? 'one problem' : `${problems.length} problems`}.`
  const items = problems.map(({ about, code, reason, mend }) => ({
    ...{ file: null, line: null, column: null, field: about, code },
    message: `${reason} ${mend}`,
  }))
  return new ApiError(422, 'exhibit-blocked', detail, items)
}

/** Says who made which exhibit; the permissions it rests on stand here on record. */
async function logExhibit(
  store: CaseStore,
  { context }: DisclosedCase,
  actor: string,
  { manifest, manifestSha256 }: SealedExhibit,
): Promise<void> {
  const { mode, parameters } = manifest
  const permittedClaims = parameters.permittedClaims.join(' ')
  await store.appendLog({
    action: 'exported',
    caseId: context.info.id,
    actor,
    purpose: null,
    detail: { what: 'exhibit', masked: true, mode, manifestSha256, permittedClaims },
  })
}
