import type { DisruptionPlan } from '../../analysis/disruption/disruption.ts'
import type { EntityRef } from '../../contract/common.ts'
import { DISRUPTION_CAVEAT } from '../../contract/disruption.ts'
import type { DisruptionFinding, DisruptionPlanView } from '../../contract/disruption.ts'
import type { EntityId } from '../../domain/ids.ts'
import type { FinishedTask } from '../start-task.ts'
import { viewExclusions } from './finding-view.ts'

/** What is left after each removal, with everybody as far as they may be shown. */
export function viewDisruption(
  { result, request, durationMs }: FinishedTask<'disrupt'>,
  refer: (id: EntityId) => EntityRef,
): DisruptionFinding {
  const { manifest, nodes, ties, ungraded, unvalidatedTies, excluded } = result
  const { inputHash, seed, version } = manifest
  const { plans, ...rest } = manifest.parameters
  const parameters = { ...rest, plans: plans.map(viewPlan), seed }
  return {
    manifest: { inputHash, projection: request, parameters, version, durationMs },
    caveat: DISRUPTION_CAVEAT,
    nodes,
    ties,
    ungraded,
    unvalidatedTies,
    leftOut: viewExclusions(excluded),
    plans: result.plans.map(({ plan, removed, shapes, low, high, area, ended }) => ({
      plan: viewPlan(plan),
      removed: removed.map(refer),
      shapes: [...shapes],
      low: low === null ? null : [...low],
      high: high === null ? null : [...high],
      area,
      ended,
    })),
  }
}

function viewPlan(plan: DisruptionPlan): DisruptionPlanView {
  if (plan.kind === 'ranking') return { ...plan, parameters: { ...plan.parameters } }
  return plan.kind === 'chosen' ? { ...plan, entities: [...plan.entities] } : plan
}
