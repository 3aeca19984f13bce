import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'

import type { BranchFindingView } from '../../server/contract/exposure.ts'
import { listBranchNodes, listPeopleOf, sortBranchPeople } from '../model/branch-board.ts'
import type { BranchNode } from '../model/branch-board.ts'
import { BranchBridges } from './branch-bridges.tsx'
import { BranchHead } from './branch-head.tsx'
import { BranchPeople } from './branch-people.tsx'
import { BranchQuality } from './branch-quality.tsx'
import { ExposureLeads } from './exposure-leads.tsx'
import { PartNav } from './part-nav.tsx'
import type { PartGroup } from './part-nav.tsx'
import classes from './task-panel.module.css'
import { usePlace } from './tasks-context.ts'
import { useWords } from './use-words.ts'

/** What is read about one answer: the first of them if nothing was chosen. */
const PARTS = ['undetermined', 'contacts-only', 'bridges', 'leads', 'quality'] as const
type Part = (typeof PARTS)[number]

interface BranchBoardProps {
  readonly finding: BranchFindingView
  readonly jobId: string
}

/** The hierarchy of branches and the other parts of the answer, and beside it the part that is read. */
export function BranchBoard({ finding, jobId }: BranchBoardProps): React.JSX.Element {
  const { t } = useTranslation()
  const { locale } = useWords()
  const nodes = useMemo(() => listBranchNodes(finding, locale), [finding, locale])
  const [kept, choose] = usePlace('branches.part')
  const isThere = PARTS.some((part) => part === kept) || nodes.some(({ listed }) => listed.branch.id === kept)
  const current = isThere && kept !== null ? kept : (nodes[0]?.listed.branch.id ?? 'quality')
  const groups = useBranchParts(finding, nodes)
  return (
    <div className={classes['halves']}>
      <PartNav label={t('branches.parts')} groups={groups} current={current} onChoose={choose} />
      <div key={current} className={classes['content']} data-testid="branch-content">
        <Content part={current} finding={finding} nodes={nodes} jobId={jobId} />
      </div>
    </div>
  )
}

function useBranchParts(finding: BranchFindingView, nodes: readonly BranchNode[]): readonly PartGroup[] {
  const { t } = useTranslation()
  const count = (status: string): number => finding.people.filter((one) => one.status === status).length
  const branches = nodes.map(({ listed: { branch }, depth, asserted, assigned }) => ({
    id: branch.id,
    label: branch.label,
    depth,
    hint: t('branches.nodeCounts', { asserted, assigned }),
  }))
  const item = (id: Part, people: number | null) => ({
    id,
    label: t(`branches.part.${id}`),
    ...(people === null ? {} : { hint: t('branches.people', { people }) }),
  })
  return [
    { heading: t('branches.asserted'), items: branches },
    {
      heading: t('branches.without'),
      items: [item('undetermined', count('undetermined')), item('contacts-only', count('contacts-only'))],
    },
    { heading: t('branches.between'), items: [item('bridges', finding.bridges.length)] },
    { heading: t('branches.howGood'), items: [item('quality', null)] },
    { heading: t('leads.title'), items: [item('leads', null)] },
  ]
}

interface ContentProps extends BranchBoardProps {
  readonly part: string
  readonly nodes: readonly BranchNode[]
}

function Content({ part, finding, nodes, jobId }: ContentProps): React.JSX.Element {
  const { t } = useTranslation()
  const { locale } = useWords()
  const people = useMemo(() => {
    const found = PARTS.some((one) => one === part)
      ? finding.people.filter(({ status }) => status === part)
      : listPeopleOf(finding, part)
    return sortBranchPeople(found, locale)
  }, [finding, part, locale])
  switch (part) {
    case 'quality':
      return <BranchQuality finding={finding} />
    case 'bridges':
      return <BranchBridges finding={finding} jobId={jobId} />
    case 'leads':
      return <ExposureLeads leads={finding.leads} />
    case 'undetermined':
    case 'contacts-only':
      return (
        <>
          <header className={classes['head']}>
            <h3 className={classes['title']}>{t(`branches.part.${part}`)}</h3>
            <p className={classes['note']}>{t(`branches.partMeaning.${part}`)}</p>
          </header>
          <BranchPeople people={people} finding={finding} jobId={jobId} />
        </>
      )
    default: {
      const node = nodes.find(({ listed }) => listed.branch.id === part)
      return (
        <>
          {node !== undefined && <BranchHead listed={node.listed} />}
          <BranchPeople people={people} finding={finding} jobId={jobId} />
        </>
      )
    }
  }
}
