import type { ChangeResult } from '../../analysis/change/change.ts'
import type { ChangeFinding } from '../../contract/change.ts'
import type { EntityRef } from '../../contract/common.ts'
import type { EntityId } from '../../domain/ids.ts'
import type { FinishedTask } from '../start-task.ts'
import { viewExclusions } from './finding-view.ts'

/** Everybody who is in any window, by id: whoever is in one has arrived in it or before. */
export function listPresent({ windows }: ChangeResult): EntityId[] {
  return [...new Set(windows.flatMap(({ arrivals }) => arrivals.map(({ id }) => id)))].sort()
}

/** What changed over time, with everybody as far as they may be shown. */
export function viewChange(
  { result, request, durationMs }: FinishedTask<'change'>,
  refer: (id: EntityId) => EntityRef,
): ChangeFinding {
  const { inputHash, parameters, seed, version } = result.manifest
  const { measure, from, to, ...rest } = parameters
  const days = { ...(from === null ? {} : { from }), ...(to === null ? {} : { to }) }
  const asked = { ...rest, ...days, measure: measure.id, measureParameters: { ...measure.parameters }, seed }
  return {
    manifest: { inputHash, projection: request, parameters: asked, version, durationMs },
    entities: listPresent(result).map(refer),
    clusterMeasure: result.clusterMeasure,
    windows: result.windows.map(({ values, clusters, arrivals, departures, ...window }) => ({
      ...window,
      arrivals: [...arrivals],
      departures: [...departures],
      values: copyValues(values),
      clusters: clusters.map(({ number, thread, members }) => ({ number, thread, members: [...members] })),
    })),
    events: result.events.map(({ before, after, came, went, claimIds, ...event }) => {
      return {
        ...event,
        before: [...before],
        after: [...after],
        came: [...came],
        went: [...went],
        claims: [...claimIds],
      }
    }),
    introducers: result.introducers.map(({ id, credit, newcomers }) => {
      return { id, credit, newcomers: newcomers.map(({ claimIds, ...one }) => ({ ...one, claims: [...claimIds] })) }
    }),
    evidence: result.evidence,
    leftOut: viewExclusions(result.excluded),
  }
}

function copyValues(values: ChangeResult['windows'][number]['values']): ChangeFinding['windows'][number]['values'] {
  switch (values.kind) {
    case 'ranking':
      return { kind: values.kind, rows: [...values.rows] }
    case 'clusters':
      return { kind: values.kind, numbers: [...values.numbers] }
    case 'node-flag':
      return { kind: values.kind, nodes: [...values.nodes] }
    case 'tie-flag':
      return { kind: values.kind, ties: [...values.ties] }
    case 'network':
    case 'undefined':
      return values
  }
}
