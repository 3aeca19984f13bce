import type { EntityId } from '../../domain/ids.ts'

/** Who came and who went, by id. */
export interface Presence {
  /** Here now and not in the window before; `first`: in no earlier window either. */
  readonly arrivals: readonly { readonly id: EntityId; readonly first: boolean }[]
  /** In the window before and not here now; `last`: in no later window either. */
  readonly departures: readonly { readonly id: EntityId; readonly last: boolean }[]
}

/** Compares who is present in each window with the window before; in the first everybody arrives. */
export function comparePresence(present: readonly (readonly EntityId[])[]): Presence[] {
  const firstSeen = new Map<EntityId, number>()
  const lastSeen = new Map<EntityId, number>()
  present.forEach((ids, window) => {
    for (const id of ids) {
      if (!firstSeen.has(id)) firstSeen.set(id, window)
      lastSeen.set(id, window)
    }
  })
  return present.map((ids, window) => {
    const before = present[window - 1] ?? []
    const [now, then] = [new Set(ids), new Set(before)]
    const came = ids.filter((id) => !then.has(id)).sort()
    const went = before.filter((id) => !now.has(id)).sort()
    return {
      arrivals: came.map((id) => ({ id, first: firstSeen.get(id) === window })),
      departures: went.map((id) => ({ id, last: lastSeen.get(id) === window - 1 })),
    }
  })
}
