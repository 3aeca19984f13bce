import { Text } from '@mantine/core'
import { IconLock, IconLockFilled } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'

import type { EntityDetail } from '../../server/contract/claims.ts'
import classes from './inspector-panel.module.css'
import { useWords } from './use-words.ts'

/** Why an entity is protected and what follows from it. */
export function ProtectionNote({ entity }: { readonly entity: EntityDetail }): React.JSX.Element | null {
  const { t } = useTranslation()
  const words = useWords()
  const { grounds, masked, unranked } = entity
  if (grounds.length === 0 && !masked) return null
  const Icon = masked ? IconLockFilled : IconLock
  const reasons = new Intl.ListFormat(words.locale, { type: 'conjunction' }).format(grounds.map(words.ground))
  return (
    <section className={classes['section']} aria-label={t('protection.label')} style={{ display: 'flex', gap: 8 }}>
      <Icon size={18} stroke={1.5} aria-hidden style={{ flex: 'none' }} />
      <div>
        <Text fz="sm" fw={600}>
          {t('protection.because', { reasons })}
        </Text>
        {masked && <Text fz="xs">{t('protection.masked')}</Text>}
        <Text fz="xs">{unranked ? t('protection.unranked') : t('protection.lifted')}</Text>
      </div>
    </section>
  )
}
