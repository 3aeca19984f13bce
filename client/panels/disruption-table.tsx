import { useTranslation } from 'react-i18next'

import type { DisruptionFinding } from '../../server/contract/disruption.ts'
import type { Figure } from '../model/disruption-chart.ts'
import classes from './task-panel.module.css'
import { useWords } from './use-words.ts'

interface DisruptionTableProps {
  readonly answer: DisruptionFinding
  readonly figure: Figure
  readonly names: readonly string[]
}

/** The same as the curves, in figures: a row for each number of removals, a column for each plan. */
export function DisruptionTable({ answer, figure, names }: DisruptionTableProps): React.JSX.Element {
  const { t } = useTranslation()
  const words = useWords()
  const percent = (share: number | undefined): string =>
    share === undefined ? '–' : t('task.percent', { percent: words.number(share * 100) })
  const rows = Math.max(...answer.plans.map(({ shapes }) => shapes.length))
  return (
    <table className={classes['table']} data-testid="disruption-table">
      <caption>{t(`disruption.figureMeaning.${figure}`)}</caption>
      <thead>
        <tr>
          <th scope="col">{t('disruption.removedCount')}</th>
          {names.map((name, at) => (
            <th key={at} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {Array.from({ length: rows }, (_, row) => (
          <tr key={row}>
            <th scope="row">{row}</th>
            {answer.plans.map(({ shapes, low, high }, at) => {
              const [least, most] = [low?.[row]?.[figure], high?.[row]?.[figure]]
              return (
                <td key={at} data-number>
                  {percent(shapes[row]?.[figure])}
                  {least !== undefined && most !== undefined && row > 0 && (
                    <span className={classes['facts']}>
                      {' '}
                      ({percent(least)}–{percent(most)})
                    </span>
                  )}
                </td>
              )
            })}
          </tr>
        ))}
        <tr>
          <th scope="row">{t('disruption.mean')}</th>
          {answer.plans.map(({ area }, at) => (
            <td key={at} data-number>
              <b>{percent(area?.[figure])}</b>
            </td>
          ))}
        </tr>
      </tbody>
    </table>
  )
}
