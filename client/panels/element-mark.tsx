import { IconCircleCheckFilled, IconCircleDashed, IconSquareX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'

import type { ELEMENT_STATES } from '../../server/contract/exposure.ts'
import classes from './task-panel.module.css'

const ICONS = {
  sourced: IconCircleCheckFilled,
  unsourced: IconCircleDashed,
  contradicted: IconSquareX,
} as const

/** Whether an element of the offence is told by a source, by none, or contested: by word and by shape. */
export function ElementMark({ state }: { readonly state: (typeof ELEMENT_STATES)[number] }): React.JSX.Element {
  const { t } = useTranslation()
  const Icon = ICONS[state]
  return (
    <span className={classes['mark']} title={t(`recruiters.stateMeaning.${state}`)}>
      <Icon size={16} stroke={1.5} aria-hidden />
      <b>{t(`recruiters.state.${state}`)}</b>
    </span>
  )
}
