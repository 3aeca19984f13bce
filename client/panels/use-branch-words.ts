import { useTranslation } from 'react-i18next'

import type { BranchPersonView } from '../../server/contract/exposure.ts'
import { chooseTally } from '../model/branch-board.ts'
import type { BranchTally } from '../model/branch-board.ts'
import type { BranchThresholds } from './tasks-context.ts'
import { useWords } from './use-words.ts'

export interface BranchWords {
  /** How sure an answer is, or why there is none, in one line. */
  readonly answer: (one: BranchPersonView) => string
  /** Why contacts point to no branch, each condition with what there is and what is needed. */
  readonly failures: (one: BranchPersonView) => string[]
}

/** The words for what is said of one person. */
export function useBranchWords(labels: ReadonlyMap<string, string>, parameters: BranchThresholds): BranchWords {
  const { t } = useTranslation()
  const words = useWords()
  const sayCounts = ({ events, days, members, origins }: BranchTally): string =>
    t('branches.counts', { events, days, members, origins })
  const failures = (one: BranchPersonView): string[] => {
    const tally = one.tallies[0]
    const needed = {
      margin: { is: one.margin === null ? '–' : words.number(one.margin), needed: words.number(parameters.margin) },
      days: { is: String(tally?.days ?? 0), needed: String(parameters.minDays) },
      members: { is: String(tally?.members ?? 0), needed: String(parameters.minMembers) },
      origins: { is: String(tally?.origins ?? 0), needed: String(parameters.minOrigins) },
    }
    return one.failed.map((failure) => {
      if (failure === 'no-contact' || failure === 'no-branch') return t(`branches.failed.${failure}`)
      return t(`branches.failed.${failure}`, needed[failure])
    })
  }
  const sayContacts = ({ tallies }: BranchPersonView): string =>
    tallies
      .slice(0, 2)
      .map(({ branch, events, origins }) =>
        t('branches.contactsWith', { branch: labels.get(branch) ?? branch, events, origins }),
      )
      .join(' · ')
  const answer = (one: BranchPersonView): string => {
    const tally = chooseTally(one)
    switch (one.status) {
      case 'contacts-only':
        return sayContacts(one)
      case 'undetermined':
        return failures(one).join(' · ')
      case 'assigned': {
        const margin = t('branches.margin', { margin: one.margin === null ? '–' : words.number(one.margin) })
        return tally === null ? margin : `${margin} · ${sayCounts(tally)}`
      }
      case 'asserted':
        return t('branches.saidBy', { claims: one.asserted.reduce((sum, { claims }) => sum + claims.length, 0) })
    }
  }
  return { answer, failures }
}
