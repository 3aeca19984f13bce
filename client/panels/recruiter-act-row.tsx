import { useTranslation } from 'react-i18next'

import type { RecruiterFindingView } from '../../server/contract/exposure.ts'
import { ElementMark } from './element-mark.tsx'
import { EntityLink } from './entity-link.tsx'
import classes from './task-panel.module.css'
import { useWords } from './use-words.ts'

export type RecruiterAct = RecruiterFindingView['recruiters'][number]['acts'][number]

export const ELEMENTS = ['act', 'means', 'purpose'] as const

/** One victim of one recruiter: act, means and purpose, each by word and shape. */
export function RecruiterActRow({ act }: { readonly act: RecruiterAct }): React.JSX.Element {
  const { t } = useTranslation()
  const words = useWords()
  const { victim, child } = act
  return (
    <div className={classes['elements']} data-testid="recruiter-act">
      <span className={classes['element']}>
        {victim === null ? t('recruiters.unknownVictim') : <EntityLink entity={victim} />}
        {child && <span className={classes['values']}>{t('recruiters.child')}</span>}
      </span>
      {ELEMENTS.map((name) => {
        const { state, needed, values } = act[name]
        return (
          <span key={name} className={classes['element']} data-element={name} data-state={state}>
            <span>
              {words.term(name)} <ElementMark state={state} />
            </span>
            {values.length > 0 && (
              <span className={classes['values']}>{values.map(words.term).join(t('app.comma'))}</span>
            )}
            {!needed && <span className={classes['values']}>{t('recruiters.notNeeded')}</span>}
          </span>
        )
      })}
    </div>
  )
}
