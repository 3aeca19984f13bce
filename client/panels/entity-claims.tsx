import { Button, Skeleton } from '@mantine/core'
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'

import { groupClaims } from '../model/claim-groups.ts'
import type { ClaimGroup } from '../model/claim-groups.ts'
import { ClaimCard } from './claim-card.tsx'
import { ErrorNotice } from './error-notice.tsx'
import classes from './inspector-panel.module.css'
import { useEntityClaims } from './use-case-data.ts'
import { useWords } from './use-words.ts'

interface EntityClaimsProps {
  readonly id: string
  readonly count: number
}

/** Claims about an entity by predicate, each with its evidence. */
export function EntityClaims({ id, count }: EntityClaimsProps): React.JSX.Element {
  const { t } = useTranslation()
  const query = useEntityClaims(id)
  const pages = query.data?.pages
  const groups = useMemo(() => groupClaims((pages ?? []).flatMap(({ claims }) => claims)), [pages])
  return (
    <section aria-label={t('inspector.claims')}>
      <h3 className={classes['heading']} style={{ padding: '8px 12px 0', marginBlockEnd: 0 }}>
        {t('inspector.claimCount', { count })}
      </h3>
      {groups.map((group) => (
        <Group key={group.predicate} group={group} from={id} />
      ))}
      <div style={{ padding: '0 12px 12px' }}>
        {query.isPending && <Skeleton h={120} />}
        {query.error !== null && <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />}
        {query.hasNextPage && (
          <Button variant="default" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            {t('inspector.moreClaims')}
          </Button>
        )}
      </div>
    </section>
  )
}

/** Says no more than the head of the inspector does, and so starts folded. */
const FOLDED = new Set(['HAS_NAME', 'EXISTS'])

function Group({ group, from }: { readonly group: ClaimGroup; readonly from: string }): React.JSX.Element {
  const words = useWords()
  const [isOpen, setOpen] = useState(!FOLDED.has(group.predicate))
  const Chevron = isOpen ? IconChevronDown : IconChevronRight
  return (
    <div>
      <button
        type="button"
        className={classes['group']}
        aria-expanded={isOpen}
        onClick={() => {
          setOpen(!isOpen)
        }}
      >
        <Chevron size={14} aria-hidden />
        {words.predicate(group.predicate)}
        <span className={classes['count']}>{group.claims.length}</span>
      </button>
      {isOpen && (
        <div className={classes['claims']}>
          {group.claims.map((claim) => (
            <ClaimCard key={claim.id} claim={claim} from={from} />
          ))}
        </div>
      )}
    </div>
  )
}
