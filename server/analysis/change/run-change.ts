import { LEIDEN } from '../community/leiden.ts'
import { createContext } from '../create-context.ts'
import { collectEvidence } from '../graph/collect-evidence.ts'
import { toSimpleGraph } from '../graph/network-graph.ts'
import type { Network } from '../graph/network.ts'
import { buildNetwork } from '../graph/project-network.ts'
import { checkProjection, InvalidParameterError, PROJECTION_NAME } from '../graph/projection-parameters.ts'
import { hashInput } from '../hash-input.ts'
import { resolveParameters } from '../measure.ts'
import { findMeasure } from '../registry.ts'
import type { RunOptions } from '../run-options.ts'
import type { ChangeParameters, ChangeRequest, ChangeResult } from './change.ts'
import { citeEvent } from './cite-event.ts'
import { comparePresence } from './compare-presence.ts'
import { countEvidence } from './count-evidence.ts'
import { creditByWindow } from './credit-by-window.ts'
import { cutEvidence, dateEvidence, findReach } from './date-evidence.ts'
import type { DatedEvidence } from './date-evidence.ts'
import { matchClusters } from './match-clusters.ts'
import { listClusters, measureWindow } from './measure-window.ts'
import type { WindowMeasure, WindowValues } from './measure-window.ts'
import { makeWindows } from './windows.ts'
import type { Window } from './windows.ts'

/** One window as it was measured. */
interface Frame {
  readonly network: Network
  readonly evidence: number
  readonly values: WindowValues
  readonly clusters: ReturnType<typeof listClusters>
}

/**
 * Projects the network once for each window, on the same material, and follows a measure, who is there and the clusters
 * through them. Pure: the same request gives the identical result. Throws UnknownMeasureError, InvalidParameterError, or
 * the signal's reason.
 */
export function runChange(request: ChangeRequest, options: RunOptions = {}): ChangeResult {
  const parameters = checkRequest(request)
  const task = prepareMeasure(request, options)
  const evidence = collectEvidence(request.input, request.projection)
  const dated = dateEvidence(request.input, evidence)
  const windows = chooseWindows(dated, parameters)
  const frames = measureAll(request, task, dated, windows, options)
  const networks = frames.map(({ network }) => network)
  const presence = comparePresence(networks.map(({ nodes }) => nodes.map(({ id }) => id)))
  const history = matchClusters(
    frames.map(({ clusters }) => clusters),
    parameters,
  )
  return {
    manifest: writeManifest(request, task),
    clusterMeasure: task.measure.kind === 'clusters' ? task.measure.id : LEIDEN.id,
    windows: windows.map((window, place) => ({
      ...window,
      ...describeFrame(frames[place]),
      arrivals: presence[place]?.arrivals ?? [],
      departures: presence[place]?.departures ?? [],
      clusters: history.windows[place] ?? [],
    })),
    events: history.events.map((event) => citeEvent(event, networks, frames)),
    introducers: creditByWindow(networks),
    evidence: countEvidence(dated, windows),
    excluded: evidence.excluded,
  }
}

function measureAll(
  { parameters, projection }: ChangeRequest,
  task: WindowMeasure,
  dated: DatedEvidence,
  windows: readonly Window[],
  { onProgress, signal }: RunOptions,
): Frame[] {
  const frames: Frame[] = []
  for (const window of windows) {
    signal?.throwIfAborted()
    onProgress?.('windows', frames.length, windows.length)
    const evidence = cutEvidence(dated, window, parameters.undated === 'in')
    const network = buildNetwork(evidence, projection.gradeWeights)
    const graph = toSimpleGraph(network)
    const values = measureWindow(task, network, graph, frames.at(-1)?.values ?? null)
    const clusters =
      values.kind === 'clusters'
        ? values
        : measureWindow({ ...task, measure: LEIDEN, parameters: LEIDEN.parameters }, network, graph, null)
    const pieces = evidence.direct.length + evidence.participations.length
    frames.push({ network, evidence: pieces, values, clusters: listClusters(clusters) })
  }
  return frames
}

/** Who is there, how they are tied, and what the measure gives. */
function describeFrame(frame: Frame | undefined) {
  const { nodes = [], ties = [], ungraded = false } = frame?.network ?? {}
  const values: WindowValues = frame?.values ?? { kind: 'undefined', gap: 'empty', message: '' }
  return { nodes: nodes.length, ties: ties.length, evidence: frame?.evidence ?? 0, ungraded, values }
}

/** The windows over the days asked for, or those that evidence tells; none where nothing has a date. */
function chooseWindows(dated: DatedEvidence, { every, from, to }: ChangeParameters): Window[] {
  const reach = findReach(dated)
  const [first, last] = [from ?? reach?.from, to ?? reach?.to]
  return first === undefined || last === undefined ? [] : makeWindows(every, { from: first, to: last })
}

function prepareMeasure({ parameters, seed }: ChangeRequest, { pool }: RunOptions): WindowMeasure {
  const measure = findMeasure(parameters.measure.id)
  return {
    measure,
    parameters: resolveParameters(measure, parameters.measure.parameters),
    context: createContext(seed, pool),
  }
}

function checkRequest({ clocks, projection, parameters, seed }: ChangeRequest): ChangeParameters {
  checkProjection(projection)
  if (clocks.asAt !== null) throw new InvalidParameterError('change over time is read at all time: leave asAt out')
  if (!(Number.isInteger(seed) && seed >= 0 && seed < 2 ** 32)) {
    throw new InvalidParameterError(`seed is ${seed}; it must be a whole number in [0, 2^32)`)
  }
  const { threshold, minimumSize } = parameters
  if (!(threshold > 0 && threshold <= 1)) {
    throw new InvalidParameterError(`threshold is ${threshold}; it must be above 0 and at most 1`)
  }
  if (!(Number.isInteger(minimumSize) && minimumSize >= 1)) {
    throw new InvalidParameterError(`minimumSize is ${minimumSize}; it must be a whole number from 1`)
  }
  return parameters
}

function writeManifest(request: ChangeRequest, task: WindowMeasure): ChangeResult['manifest'] {
  const { clocks, parameters, seed, version } = request
  const projection = { name: PROJECTION_NAME, parameters: request.projection }
  const measure = { id: task.measure.id, parameters: task.parameters }
  return {
    inputHash: hashInput(request.input),
    clocks,
    projection,
    parameters: { ...parameters, measure },
    seed,
    version,
  }
}
