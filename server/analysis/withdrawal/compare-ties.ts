import type { Network, Tie } from '../graph/network.ts'
import { roundForComparison } from '../rank-values.ts'
import type { ChangedTie, TieState } from './withdrawal.ts'

/** Ties that are not what they were, those that fall first, then by (a, b). */
export function compareTies(before: Network, after: Network): ChangedTie[] {
  const left = new Map(after.ties.map((tie) => [keyOf(tie), tie]))
  const changed = before.ties.flatMap((tie): ChangedTie[] => {
    const then = left.get(keyOf(tie)) ?? null
    const fate = readFate(tie, then)
    if (fate === null) return []
    return [{ a: tie.a, b: tie.b, fate, before: readState(tie), after: then === null ? null : readState(then) }]
  })
  return [...changed.filter((tie) => tie.fate === 'falls'), ...changed.filter((tie) => tie.fate !== 'falls')]
}

/** A tie that stands as strong on fewer origins, or with less support, is weaker. */
function readFate(before: Tie, after: Tie | null): ChangedTie['fate'] | null {
  if (after === null) return 'falls'
  const [strength, strengthThen] = [before.strength, after.strength].map(roundForComparison)
  if ((strengthThen ?? 0) < (strength ?? 0)) return 'weakens'
  if (roundForComparison(after.support) < roundForComparison(before.support)) return 'weakens'
  if (after.origins.length < before.origins.length) return 'weakens'
  return (strengthThen ?? 0) > (strength ?? 0) ? 'strengthens' : null
}

function readState({ strength, support, origins }: Tie): TieState {
  return { strength, support, origins }
}

/** Ids hold no blanks, so that no two pairs share a key. */
function keyOf({ a, b }: Tie): string {
  return `${a} ${b}`
}
