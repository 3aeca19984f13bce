import { Button, Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'

import type { PathView } from '../../server/contract/analysis.ts'
import { ENDPOINTS } from '../../server/contract/endpoints.ts'
import { callEndpoint } from '../gateway/call-endpoint.ts'
import { EntityLink } from './entity-link.tsx'
import { ErrorNotice } from './error-notice.tsx'
import classes from './inspector-panel.module.css'
import { TieClaims } from './tie-claims.tsx'
import { useCaseId, useReadOptions } from './use-case-data.ts'

interface PathFinderProps {
  readonly from: string
  readonly to: string
}

/** The shortest computed path between two entities, or in words why there is none. */
export function PathFinder({ from, to }: PathFinderProps): React.JSX.Element {
  const { t } = useTranslation()
  const caseId = useCaseId()
  const { script, ...clocks } = useReadOptions()
  const path = useMutation({
    mutationFn: () =>
      callEndpoint(ENDPOINTS.findPath, {
        params: { caseId },
        query: { script },
        body: { from, to, projection: clocks },
      }),
  })
  return (
    <section className={classes['section']} aria-label={t('path.label')}>
      <h3 className={classes['heading']}>{t('path.label')}</h3>
      <Button
        variant="default"
        loading={path.isPending}
        onClick={() => {
          path.mutate()
        }}
      >
        {t('path.find')}
      </Button>
      <div aria-live="polite" data-testid="path">
        {path.data !== undefined && <Result path={path.data} />}
      </div>
      {path.error !== null && <ErrorNotice error={path.error} />}
      <Text fz="xs" c="dimmed" mt="sm">
        {t('path.rule')}
      </Text>
    </section>
  )
}

function Result({ path }: { readonly path: PathView }): React.JSX.Element {
  const { t } = useTranslation()
  if (!path.found) {
    return (
      <>
        <Text fz="sm" fw={600} mt="sm">
          {t('path.none')}
        </Text>
        {path.reason !== null && <Text fz="sm">{t(`path.${path.reason}`)}</Text>}
      </>
    )
  }
  return (
    <>
      <Text fz="sm" fw={600} mt="sm">
        {t('path.found', { count: path.ties.length })}
      </Text>
      {path.nodes.map((node, index) => {
        const tie = path.ties[index]
        return (
          <Fragment key={node.id}>
            <div>
              <EntityLink entity={node} />
            </div>
            {tie !== undefined && (
              <div style={{ paddingInlineStart: 12 }}>
                <TieClaims tie={tie} />
              </div>
            )}
          </Fragment>
        )
      })}
    </>
  )
}
