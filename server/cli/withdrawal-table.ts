import type { EntityRef } from '../contract/common.ts'
import type { WithdrawalView } from '../contract/withdrawal.ts'
import type { Cell } from './write-csv.ts'

const HEADER = ['what', 'measure', 'id', 'label', 'other_id', 'other_label', 'fate', 'before', 'after']

/** All that falls or changes, a row each: ties by strength, paths by steps, ranks, branches, then sources by weight. */
export function tabulateWithdrawal(view: WithdrawalView): Cell[][] {
  const { ties, paths, rankings, branches, overview } = view
  return [
    HEADER,
    ...ties.map(({ a, b, fate, before, after }): Cell[] => {
      return ['tie', null, ...name(a), ...name(b), fate, before.strength, after?.strength ?? null]
    }),
    ...paths.map(({ from, to, fate, before, after }): Cell[] => {
      return ['path', null, ...name(from), ...name(to), fate, tellPath(before), tellPath(after)]
    }),
    ...rankings.flatMap(({ measure, rows }) =>
      rows.map(({ entity, before, after }): Cell[] => {
        return ['rank', measure, ...name(entity), null, null, 'changes', before.rank, after.rank]
      }),
    ),
    ...branches.map(({ entity, before, after }): Cell[] => {
      return ['branch', null, ...name(entity), null, null, 'changes', tellBranch(before), tellBranch(after)]
    }),
    ...overview.map(({ source, tiesFall, tiesWeaken, ranksChange }): Cell[] => {
      const counts = `${tiesFall} ties fall, ${tiesWeaken} weaken, ${ranksChange ?? 'unknown'} ranks change`
      return ['source', null, source, null, null, null, 'alone', null, counts]
    }),
  ]
}

/** The sentences for who reads no table. */
export function summariseWithdrawal(view: WithdrawalView): string[] {
  const { manifest, overview, leftOut } = view
  const isAsked = manifest.sources.length + manifest.origins + manifest.claims > 0
  return [
    ...(isAsked ? tellFallen(view) : []),
    ...view.undefined.map(({ message }) => message),
    ...overview.slice(0, 10).map(({ source, tiesFall, tiesWeaken }) => {
      return `On ${source} alone: ${tiesFall} ties fall, ${tiesWeaken} weaken.`
    }),
    ...(view.ungraded ? ['Ungraded: some of the material carries no grade and weighs in full.'] : []),
    `${leftOut.people} people or groups of people are left out for protection; they are never ranked and lie on no path.`,
    `Input ${manifest.inputHash}`,
  ]
}

function tellFallen({ manifest, ties, paths, rankings, branches, ...view }: WithdrawalView): string[] {
  const count = (fate: string): number => ties.filter((tie) => tie.fate === fate).length
  const fallen = paths.filter((path) => path.fate === 'falls').length
  return [
    `Without ${manifest.sources.length} sources, ${manifest.origins} origins and ${manifest.claims} claims:`,
    `${count('falls')} of ${view.tiesBefore} ties fall, ${count('weakens')} weaken, ${count('strengthens')} strengthen.`,
    `${view.componentsBefore} parts of the network become ${view.componentsAfter}.`,
    ...(paths.length === 0 ? [] : [`${fallen} of ${paths.length} shortest paths fall.`]),
    ...rankings.map(({ measure, rows }) => `${measure}: ${rows.length} ranks change.`),
    `${branches.length} branch assignments change.`,
  ]
}

function name({ id, label }: EntityRef): [string, string] {
  return [id, label]
}

function tellPath(nodes: readonly EntityRef[] | null): string | null {
  return nodes === null ? null : nodes.map((node) => node.label).join(' – ')
}

function tellBranch({ status, branch }: WithdrawalView['branches'][number]['before']): string {
  return branch === null ? status : `${status}: ${branch.label}`
}
