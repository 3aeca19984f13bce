import { useTranslation } from 'react-i18next'

import type { BranchFindingView } from '../../server/contract/exposure.ts'
import classes from './task-panel.module.css'
import { useWords } from './use-words.ts'

/** How far this run can be trusted on this case: people whose branch is known, asked again as if it were not. */
export function BranchQuality({ finding }: { readonly finding: BranchFindingView }): React.JSX.Element {
  const { t } = useTranslation()
  const words = useWords()
  const { quality } = finding
  const { asked, decided, right, precision, coverage, withoutGate } = quality
  const percent = (rate: number | null): string => (rate === null ? '–' : words.number(rate * 100))
  return (
    <div data-testid="branch-quality">
      <header className={classes['head']}>
        <h3 className={classes['title']}>{t('branches.howGood')}</h3>
        <p className={classes['note']}>{t('quality.how')}</p>
      </header>
      <ul className={classes['rows']}>
        <li className={classes['lead']}>{t('quality.asked', { asked, decided, coverage: percent(coverage) })}</li>
        <li className={classes['lead']}>
          {decided === 0 ? t('quality.nobody') : t('quality.right', { right, decided, precision: percent(precision) })}
        </li>
        <li className={classes['lead']}>
          <b>{t('quality.gate')}</b>{' '}
          {t('quality.withoutGate', {
            people: withoutGate.people,
            labelled: withoutGate.labelled,
            any: withoutGate.labelledByAnyContact,
          })}
        </li>
      </ul>
      <QualityCurve finding={finding} />
    </div>
  )
}

/** How many answers another margin would give, and how many of them would be right. */
function QualityCurve({ finding }: { readonly finding: BranchFindingView }): React.JSX.Element | null {
  const { t } = useTranslation()
  const words = useWords()
  const { asked, curve } = finding.quality
  if (curve.length === 0 || asked === 0) return null
  return (
    <div className={classes['lead']}>
      <table className={classes['table']}>
        <caption>{t('quality.curve')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('quality.margin')}</th>
            <th scope="col">{t('quality.decided')}</th>
            <th scope="col">{t('quality.ofThemRight')}</th>
            <th scope="col">{t('quality.precision')}</th>
          </tr>
        </thead>
        <tbody>
          {curve.map(({ margin, decided, right }) => (
            <tr key={margin}>
              <th scope="row">{words.number(margin)}</th>
              <td data-number>{decided}</td>
              <td data-number>{right}</td>
              <td data-number>
                {decided === 0 ? '–' : t('task.percent', { percent: words.number((right / decided) * 100) })}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
