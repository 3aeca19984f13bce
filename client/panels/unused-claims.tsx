import { Text, UnstyledButton } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'

import type { AbsenceView } from '../../server/contract/analysis.ts'
import classes from './ranking-panel.module.css'
import { useClaimNames } from './use-claim-names.ts'
import { useView } from './view-context.ts'

const FIRST_CLAIMS = 5

type UnusedClaimsProps = AbsenceView['unused'][number]

/** Claims that tie somebody to nobody for one reason; each leads to its evidence. */
export function UnusedClaims({ reason, claims }: UnusedClaimsProps): React.JSX.Element {
  const { t, i18n } = useTranslation()
  const { showClaim } = useView()
  const nameClaim = useClaimNames()
  const [isWhole, setWhole] = useState(false)
  const shown = isWhole ? claims : claims.slice(0, FIRST_CLAIMS)
  return (
    <div className={classes['unused']}>
      <Text fz="xs">
        <b>{claims.length}</b> {t(`absence.reason.${reason}`)}
      </Text>
      <ul className={classes['unusedClaims']}>
        {shown.map((id, index) => (
          <li key={id}>
            <UnstyledButton
              fz="xs"
              c="var(--mantine-color-anchor)"
              ta="start"
              data-testid="unused-claim"
              onClick={() => {
                showClaim(id)
              }}
            >
              <bdi dir={i18n.dir()}>{nameClaim(id) ?? t('absence.claim', { number: index + 1 })}</bdi>
            </UnstyledButton>
          </li>
        ))}
      </ul>
      {shown.length < claims.length && (
        <UnstyledButton
          fz="xs"
          c="var(--mantine-color-anchor)"
          onClick={() => {
            setWhole(true)
          }}
        >
          {t('absence.moreClaims', { count: claims.length - shown.length })}
        </UnstyledButton>
      )}
    </div>
  )
}
