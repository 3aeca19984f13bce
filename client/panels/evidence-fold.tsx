import { useState } from 'react'
import { useTranslation } from 'react-i18next'

import type { ClaimView } from '../../server/contract/claims.ts'
import { EvidenceClaims } from './evidence-claims.tsx'
import { FoldButton } from './fold-button.tsx'
import classes from './task-panel.module.css'

interface EvidenceFoldProps {
  readonly ids: readonly string[]
  readonly claims: ReadonlyMap<string, ClaimView>
  /** What they are evidence of. */
  readonly heading: string
  readonly startsOpen: boolean
}

/** Claims with their sentences below what they are evidence of, folded away where something else is read first. */
export function EvidenceFold({ ids, claims, heading, startsOpen }: EvidenceFoldProps): React.JSX.Element | null {
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState(startsOpen)
  if (ids.length === 0) return null
  return (
    <div className={classes['block']}>
      <FoldButton
        isOpen={isOpen}
        onToggle={() => {
          setOpen(!isOpen)
        }}
      >
        <b>{heading}</b>
      </FoldButton>{' '}
      <span className={classes['facts']}>{t('branches.saidBy', { claims: ids.length })}</span>
      {isOpen && <EvidenceClaims ids={ids} claims={claims} />}
    </div>
  )
}
