import type { Element, RecruiterExposure, RecruitingAct } from '../../../analysis/exposure/recruiter-exposure.ts'
import type { RecruiterFindingView } from '../../../contract/exposure.ts'
import type { EntityId } from '../../../domain/ids.ts'
import type { FinishedTask } from '../../start-task.ts'
import { listLeadEntities } from './view-branches.ts'
import { viewGrounds, viewLeads, viewLeftOut } from './view-parts.ts'
import type { Refer } from './view-parts.ts'

type ActView = RecruiterFindingView['recruiters'][number]['acts'][number]

/** A finished run of recruiter exposure as it may be shown. */
export function viewRecruiters(
  { result, request, durationMs }: FinishedTask<'recruiters'>,
  refer: Refer,
): RecruiterFindingView {
  const { manifest, exposure } = result
  return {
    manifest: { inputHash: manifest.inputHash, projection: request, version: manifest.version, durationMs },
    recruiters: exposure.recruiters.map(({ id, acts }) => ({
      person: refer(id),
      acts: acts.map((act) => viewAct(act, refer)),
    })),
    groupRecruiters: exposure.groupRecruiters.map(({ id, recruits }) => ({
      person: refer(id),
      recruits: recruits.map((one) => {
        return { person: refer(one.id), kind: one.kind, grounds: viewGrounds(one.grounds), against: [...one.against] }
      }),
    })),
    nonPunishment: exposure.nonPunishment.map(({ id, naming, victim }) => {
      return { person: refer(id), naming: viewGrounds(naming), victim: viewGrounds(victim) }
    }),
    groups: exposure.groups.map(({ id, grounds }) => ({ group: refer(id), grounds: viewGrounds(grounds) })),
    notListed: { ...exposure.notListed },
    leads: viewLeads(exposure.leads, refer),
    leftOut: viewLeftOut(exposure.excluded),
    ungraded: exposure.ungraded,
  }
}

function viewAct(act: RecruitingAct, refer: Refer): ActView {
  return {
    victim: act.victim === null ? null : coverVictim(refer(act.victim)),
    child: act.child,
    minority: [...act.minority],
    events: act.events.map(refer),
    naming: viewGrounds(act.naming),
    act: viewElement(act.act),
    means: viewElement(act.means),
    purpose: viewElement(act.purpose),
    sourced: act.sourced,
    origins: act.origins,
  }
}

/** Somebody recruited whom no other claim calls a victim bears no pseudonym yet: they are told by their id. */
function coverVictim(victim: ReturnType<Refer>): ReturnType<Refer> {
  return victim.masked ? victim : { ...victim, label: `(${victim.id})` }
}

function viewElement({ state, needed, values, grounds, against }: Element): ActView['act'] {
  return { state, needed, values: [...values], grounds: viewGrounds(grounds), against: [...against] }
}

/** Everything that the view refers to by name. */
export function listRecruiterEntities({
  recruiters,
  groupRecruiters,
  nonPunishment,
  groups,
  leads,
}: RecruiterExposure): EntityId[] {
  return [
    ...recruiters.flatMap(({ id, acts }) => [id, ...acts.flatMap((act) => [act.victim ?? [], act.events].flat())]),
    ...groupRecruiters.flatMap(({ id, recruits }) => [id, ...recruits.map((one) => one.id)]),
    ...[...nonPunishment, ...groups].map(({ id }) => id),
    ...listLeadEntities(leads),
  ]
}
