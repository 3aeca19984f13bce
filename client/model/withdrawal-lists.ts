import type { WithdrawalView } from '../../server/contract/withdrawal.ts'

export type WithdrawnTie = WithdrawalView['ties'][number]
export type ChangedRank = WithdrawalView['rankings'][number]['rows'][number]

/** Ties of one fate, those that lose or gain most strength first. */
export function listTiesOf({ ties }: WithdrawalView, fate: WithdrawnTie['fate']): WithdrawnTie[] {
  const change = ({ before, after }: WithdrawnTie): number => Math.abs(before.strength - (after?.strength ?? 0))
  return ties.filter((tie) => tie.fate === fate).sort((one, other) => change(other) - change(one))
}

/** Ranks that differ, the greatest moves first; a value that changes without its rank is no change of rank. */
export function listChangedRanks({ rows }: WithdrawalView['rankings'][number]): ChangedRank[] {
  const move = ({ before, after }: ChangedRank): number => Math.abs(before.rank - after.rank)
  return rows.filter((row) => move(row) > 0).sort((one, other) => move(other) - move(one))
}
