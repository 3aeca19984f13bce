import { IconCircleCheck, IconCircleDashed, IconHelpSquare, IconRoute } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'

import type { BranchPersonView } from '../../server/contract/exposure.ts'
import classes from './task-panel.module.css'

const ICONS = {
  asserted: IconCircleCheck,
  assigned: IconRoute,
  undetermined: IconHelpSquare,
  'contacts-only': IconCircleDashed,
} as const

/** How an answer came about, by word and by shape. */
export function BranchStatusMark({ status }: Pick<BranchPersonView, 'status'>): React.JSX.Element {
  const { t } = useTranslation()
  const Icon = ICONS[status]
  return (
    <span className={classes['mark']} title={t(`branches.statusMeaning.${status}`)}>
      <Icon size={16} stroke={1.5} aria-hidden />
      <b>{t(`branches.status.${status}`)}</b>
    </span>
  )
}
