import { Group, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'

import type { EntityDetail } from '../../server/contract/claims.ts'
import classes from './inspector-panel.module.css'
import { IntervalText } from './interval-text.tsx'
import { KindIcon } from './kind-icon.tsx'
import { useWords } from './use-words.ts'
import { useView } from './view-context.ts'

/** Name, kind and procedural categories. */
export function EntityHead({ entity }: { readonly entity: EntityDetail }): React.JSX.Element {
  const { t } = useTranslation()
  const words = useWords()
  const { showClaim } = useView()
  const kind = words.kind(entity.kind)
  return (
    <header className={classes['head']}>
      <Group gap="sm" wrap="nowrap" align="flex-start">
        <span style={{ marginBlockStart: 3 }}>
          <KindIcon kind={entity.kind} />
        </span>
        <h2 className={classes['name']} dir="auto">
          {entity.label}
        </h2>
      </Group>
      <Text fz="xs" c="dimmed" mt={2}>
        {entity.subkind === null ? kind : `${kind} · ${words.subkind(entity.subkind)}`}
      </Text>
      {entity.categories.length > 0 && (
        <ul className={classes['list']} style={{ marginBlockStart: 8 }} aria-label={t('inspector.categories')}>
          {entity.categories.map(({ category, claim, valid }) => (
            <li key={claim} className={classes['row']}>
              <button
                type="button"
                className={classes['badge']}
                style={{ background: 'none', color: 'inherit', cursor: 'pointer' }}
                title={t('claim.show')}
                onClick={() => {
                  showClaim(claim)
                }}
              >
                {words.category(category)}
              </button>
              <IntervalText valid={valid} />
            </li>
          ))}
        </ul>
      )}
    </header>
  )
}
