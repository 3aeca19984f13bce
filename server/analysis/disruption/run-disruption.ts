import type { EntityId } from '../../domain/ids.ts'
import { createContext } from '../create-context.ts'
import { toSimpleGraph } from '../graph/network-graph.ts'
import type { Network } from '../graph/network.ts'
import { projectNetwork } from '../graph/project-network.ts'
import { InvalidParameterError, PROJECTION_NAME } from '../graph/projection-parameters.ts'
import { requireNodes } from '../graph/require-nodes.ts'
import type { SimpleGraph } from '../graph/simple-graph.ts'
import { hashInput } from '../hash-input.ts'
import { resolveParameters } from '../measure.ts'
import type { MeasureContext, RankingMeasure } from '../measure.ts'
import { findMeasure } from '../registry.ts'
import type { RunOptions } from '../run-options.ts'
import { findFragmenters } from '../structure/kpp-neg.ts'
import { removeNodes } from '../structure/remove-nodes.ts'
import { countSteps } from './count-steps.ts'
import type { StepCounter } from './count-steps.ts'
import type {
  Curve,
  DisruptionParameters,
  DisruptionPlan,
  DisruptionRequest,
  DisruptionResult,
  PlanResult,
  Shape,
} from './disruption.ts'
import { explainEnd, orderAtRandom, orderByRanking } from './follow-plan.ts'
import type { Order } from './follow-plan.ts'
import { measureShape } from './measure-shape.ts'
import { measureArea, summariseCurves } from './summarise-curves.ts'

/** What every plan of a run shares. */
interface Setting {
  readonly request: DisruptionRequest
  readonly network: Network
  readonly graph: SimpleGraph
  readonly context: MeasureContext
  /** The figures before anybody is removed. */
  readonly start: Shape
  readonly counter: StepCounter
}

/**
 * Takes nodes away by each plan and measures what is left after each. It is structure only and says nothing of what
 * people do: a network reforms. Protected people are no nodes, so that no plan names them. Pure: the same request gives
 * the identical result. Throws UnknownMeasureError, InvalidParameterError, or the signal's reason.
 */
export function runDisruption(request: DisruptionRequest, options: RunOptions = {}): DisruptionResult {
  checkParameters(request)
  const network = projectNetwork(request.input, request.projection)
  const { clocks, projection, parameters, seed, version } = request
  for (const plan of parameters.plans) checkPlan(plan, request, network)
  const graph = toSimpleGraph(network)
  const context = createContext(seed, options.pool)
  const start = measureShape(graph, graph.ids.length, parameters.steps, context)
  const counter = countSteps(parameters, options)
  const setting = { request, network, graph, context, start, counter }
  const plans = parameters.plans.map((plan, place) => {
    const followed = followPlan(plan, setting)
    counter.finish(place)
    return followed
  })
  return {
    manifest: {
      inputHash: hashInput(request.input),
      clocks,
      projection: { name: PROJECTION_NAME, parameters: projection },
      parameters,
      seed,
      version,
    },
    nodes: network.nodes.length,
    ties: network.ties.length,
    ungraded: network.ungraded,
    unvalidatedTies: network.ties.filter((tie) => !tie.confirmed).length,
    plans,
    excluded: network.excluded,
  }
}

function followPlan(plan: DisruptionPlan, setting: Setting): PlanResult {
  const { request, graph } = setting
  const { removals } = request.parameters
  if (plan.kind === 'random') {
    const orders = Array.from({ length: plan.repetitions }, (_, at) => orderAtRandom(graph, removals, request.seed, at))
    const curves = orders.map((order) => traceCurve(order, setting))
    return conclude(plan, { removed: [], ended: orders[0]?.ended ?? null }, summariseCurves(curves))
  }
  const order = chooseOrder(plan, setting)
  return conclude(plan, order, { shapes: traceCurve(order, setting), low: null, high: null })
}

function conclude(plan: DisruptionPlan, { removed, ended }: Order, curve: Curve): PlanResult {
  return { plan, removed, ...curve, area: measureArea(curve.shapes), ended }
}

function chooseOrder(
  plan: Exclude<DisruptionPlan, { kind: 'random' }>,
  { graph, context, counter, request: { parameters } }: Setting,
): Order {
  const { removals } = parameters
  if (plan.kind === 'ranking') {
    const measure = findRanking(plan.measure)
    const task = { measure, parameters: resolveParameters(measure, plan.parameters), recompute: plan.recompute }
    return orderByRanking(graph, task, removals, { context, step: counter.step })
  }
  const removed =
    plan.kind === 'chosen'
      ? plan.entities.slice(0, removals)
      : findFragmenters(graph, { size: removals, distances: plan.distances }, context).map(
          (place) => graph.ids[place] as EntityId,
        )
  return { removed, ended: explainEnd(removed, removals) }
}

function traceCurve({ removed }: Order, { graph, request, context, start, counter }: Setting): Shape[] {
  const places = new Map(graph.ids.map((id, place) => [id, place]))
  const gone = new Set<number>()
  const shapes = [start]
  for (const id of removed) {
    const place = places.get(id)
    if (place !== undefined) gone.add(place)
    shapes.push(measureShape(removeNodes(graph, gone), graph.ids.length, request.parameters.steps, context))
    counter.step()
  }
  return shapes
}

function findRanking(id: string): RankingMeasure {
  const measure = findMeasure(id)
  if (measure.kind === 'ranking') return measure
  throw new InvalidParameterError(`${id} ranks nobody, so that no plan can go by it; use a measure that does`)
}

function checkParameters({ parameters, seed }: DisruptionRequest): void {
  const { removals, steps, plans } = parameters satisfies DisruptionParameters
  for (const [name, value] of [['removals', removals] as const, ['steps', steps] as const]) {
    if (Number.isInteger(value) && value >= 1) continue
    throw new InvalidParameterError(`${name} is ${value}; it must be a whole number of at least 1`)
  }
  if (plans.length === 0) throw new InvalidParameterError('plans is empty; name at least one')
  if (Number.isInteger(seed) && seed >= 0 && seed < 2 ** 32) return
  throw new InvalidParameterError(`seed is ${seed}; it must be a whole number in [0, 2^32)`)
}

/** Refuses a plan by name, before anything is computed. */
function checkPlan(plan: DisruptionPlan, { input, projection }: DisruptionRequest, network: Network): void {
  if (plan.kind === 'ranking') {
    const measure = findRanking(plan.measure)
    resolveParameters(measure, plan.parameters)
  }
  if (plan.kind === 'random' && !(Number.isInteger(plan.repetitions) && plan.repetitions >= 1)) {
    throw new InvalidParameterError(`repetitions is ${plan.repetitions}; it must be a whole number of at least 1`)
  }
  if (plan.kind !== 'chosen') return
  if (new Set(plan.entities).size < plan.entities.length) {
    throw new InvalidParameterError('a chosen list names somebody twice')
  }
  requireNodes(network, input, projection, plan.entities)
}
