import { useTranslation } from 'react-i18next'

import type { RecruiterFindingView } from '../../server/contract/exposure.ts'
import { ExposureLeads } from './exposure-leads.tsx'
import { GroupRecruiters } from './group-recruiters.tsx'
import { NonPunishment } from './non-punishment.tsx'
import { PartNav } from './part-nav.tsx'
import { RecruiterPeople } from './recruiter-people.tsx'
import { RecruitingGroups } from './recruiting-groups.tsx'
import classes from './task-panel.module.css'
import { usePlace } from './tasks-context.ts'

const PARTS = ['exploitation', 'groups', 'nonPunishment', 'named'] as const
type Part = (typeof PARTS)[number] | 'leads'

export interface RecruiterPartProps {
  readonly finding: RecruiterFindingView
  readonly jobId: string
}

/** The lists of the answer, which are never mixed, and beside them the one that is read. */
export function RecruiterBoard(props: RecruiterPartProps): React.JSX.Element {
  const { t } = useTranslation()
  const [kept, choose] = usePlace('recruiters.part')
  const part: Part = kept === 'leads' ? kept : (PARTS.find((one) => one === kept) ?? 'exploitation')
  const isEmpty = (id: Part): boolean => listSizes(props.finding)[id] === 0
  const item = (id: Part) => ({
    id,
    label: t(`recruiters.part.${id}`),
    ...(isEmpty(id) ? { hint: t('recruiters.nobodyHint') } : {}),
  })
  const groups = [
    { heading: t('recruiters.told'), items: [item('exploitation'), item('groups')] },
    { heading: t('recruiters.apart'), items: [item('nonPunishment'), item('named')] },
    { heading: t('leads.title'), items: [item('leads')] },
  ]
  return (
    <div className={classes['halves']}>
      <PartNav label={t('recruiters.parts')} groups={groups} current={part} onChoose={choose} />
      <div key={part} className={classes['content']} data-testid="recruiter-content">
        {part === 'leads' ? (
          <ExposureLeads leads={props.finding.leads} isWithoutNumbers />
        ) : (
          <>
            <header className={classes['head']}>
              <h3 className={classes['title']}>{t(`recruiters.part.${part}`)}</h3>
              <p className={classes['note']}>{t(`recruiters.partMeaning.${part}`)}</p>
            </header>
            <List part={part} {...props} />
          </>
        )}
      </div>
    </div>
  )
}

function listSizes(finding: RecruiterFindingView): Readonly<Record<Part, number>> {
  return {
    exploitation: finding.recruiters.length,
    groups: finding.groupRecruiters.length,
    nonPunishment: finding.nonPunishment.length,
    named: finding.groups.length,
    leads: finding.leads.introducers.length + finding.leads.gatekeepers.length,
  }
}

function List({ part, ...props }: RecruiterPartProps & { readonly part: (typeof PARTS)[number] }): React.JSX.Element {
  switch (part) {
    case 'exploitation':
      return <RecruiterPeople {...props} />
    case 'groups':
      return <GroupRecruiters {...props} />
    case 'nonPunishment':
      return <NonPunishment {...props} />
    case 'named':
      return <RecruitingGroups {...props} />
  }
}
