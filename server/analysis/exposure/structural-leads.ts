import type { EntityId } from '../../domain/ids.ts'
import type { Gathering } from './collect-contacts.ts'
import { findGatekeepers } from './find-gatekeepers.ts'
import type { Gatekeeper } from './find-gatekeepers.ts'
import { creditIntroducers } from './credit-introducers.ts'
import type { Introducer } from './credit-introducers.ts'

/** Where to look next, and no finding: positions in what is told, whoever was watched. */
export interface StructuralLeads {
  readonly introducers: readonly Introducer[]
  readonly gatekeepers: readonly Gatekeeper[]
}

export function findStructuralLeads(
  gatherings: readonly Gathering[],
  memberships: ReadonlyMap<EntityId, EntityId>,
): StructuralLeads {
  return { introducers: creditIntroducers(gatherings), gatekeepers: findGatekeepers(gatherings, memberships) }
}
