import { UnstyledButton } from '@mantine/core'
import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'

import { useClaimNames } from './use-claim-names.ts'
import { useView } from './view-context.ts'

/** Claims as sentences in a row, each leading to its evidence in the inspector. */
export function ClaimLinks({ ids }: { readonly ids: readonly string[] }): React.JSX.Element {
  const { t, i18n } = useTranslation()
  const { showClaim } = useView()
  const nameClaim = useClaimNames()
  return (
    <span>
      {ids.map((id, index) => (
        <Fragment key={id}>
          {index > 0 && t('app.comma')}
          <UnstyledButton
            fz="xs"
            c="var(--mantine-color-anchor)"
            ta="start"
            style={{ display: 'inline' }}
            data-testid="claim-link"
            onClick={() => {
              showClaim(id)
            }}
          >
            <bdi dir={i18n.dir()}>{nameClaim(id) ?? t('absence.claim', { number: index + 1 })}</bdi>
          </UnstyledButton>
        </Fragment>
      ))}
    </span>
  )
}
