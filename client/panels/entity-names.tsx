import { useTranslation } from 'react-i18next'

import type { EntityDetail } from '../../server/contract/claims.ts'
import classes from './inspector-panel.module.css'
import { useWords } from './use-words.ts'

/** Every name in its own script and direction. */
export function EntityNames({ entity }: { readonly entity: EntityDetail }): React.JSX.Element | null {
  const { t } = useTranslation()
  const words = useWords()
  if (entity.names.length === 0) return null
  return (
    <section className={classes['section']}>
      <h3 className={classes['heading']}>{t('inspector.names')}</h3>
      <ul className={classes['list']}>
        {entity.names.map((name) => (
          <li key={name.claim} className={classes['row']} style={{ justifyContent: 'space-between' }}>
            <bdi lang={name.language ?? undefined} style={{ overflowWrap: 'anywhere' }}>
              {name.value}
            </bdi>
            <span className={classes['count']} style={{ fontSize: '0.75rem', textAlign: 'end' }}>
              {[
                words.nameKind(name.nameKind),
                name.language === null ? words.script(name.script) : words.language(name.language),
              ].join(' · ')}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
