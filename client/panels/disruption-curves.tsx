import { NativeSelect } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'

import type { DisruptionFinding } from '../../server/contract/disruption.ts'
import { buildCurves, FIGURES } from '../model/disruption-chart.ts'
import type { Figure } from '../model/disruption-chart.ts'
import classes from './disruption-panel.module.css'
import { DisruptionTable } from './disruption-table.tsx'
import { EntityLink } from './entity-link.tsx'
import task from './task-panel.module.css'
import { usePlanNames } from './use-plan-names.ts'

interface DisruptionCurvesProps {
  readonly answer: DisruptionFinding
}

/** One figure of what is left, drawn and, beside it, as a table; and who was taken out in which order. */
export function DisruptionCurves({ answer }: DisruptionCurvesProps): React.JSX.Element {
  const { t } = useTranslation()
  const names = usePlanNames()(answer)
  const [figure, setFigure] = useState<Figure>('largest')
  return (
    <div data-testid="disruption">
      <p className={`${task['note'] ?? ''} ${task['plain'] ?? ''}`}>{t('disruption.caveat')}</p>
      <div className={classes['beside']}>
        <div>
          <NativeSelect
            label={t('disruption.figure')}
            data={FIGURES.map((value) => ({ value, label: t(`disruption.figureOf.${value}`) }))}
            value={figure}
            onChange={({ currentTarget: { value } }) => {
              setFigure(FIGURES.find((one) => one === value) ?? 'largest')
            }}
          />
          <Curves answer={answer} figure={figure} names={names} />
        </div>
        <div>
          <DisruptionTable answer={answer} figure={figure} names={names} />
        </div>
      </div>
      {answer.plans.map(
        ({ removed }, at) =>
          removed.length > 0 && (
            <section key={at} className={task['plain']}>
              <h4 className={task['heading']}>{t('disruption.removed', { plan: names[at] ?? '' })}</h4>
              <ol className={task['bullets']}>
                {removed.map((entity) => (
                  <li key={entity.id}>
                    <EntityLink entity={entity} />
                  </li>
                ))}
              </ol>
            </section>
          ),
      )}
    </div>
  )
}

interface CurvesProps extends DisruptionCurvesProps {
  readonly figure: Figure
  readonly names: readonly string[]
}

/** Curves in the reader's direction; lines are told apart by their dashes, and the legend draws the same. */
function Curves({ answer, figure, names }: CurvesProps): React.JSX.Element {
  const { t } = useTranslation()
  const curves = buildCurves(answer, figure)
  return (
    <figure className={classes['figure']}>
      <svg
        className={classes['chart']}
        viewBox="0 0 1 1"
        preserveAspectRatio="none"
        role="img"
        aria-label={t('disruption.chart', { figure: t(`disruption.figureOf.${figure}`) })}
      >
        {[0, 0.25, 0.5, 0.75, 1].map((y) => (
          <line key={y} className={classes['grid']} x1={0} x2={1} y1={y} y2={y} vectorEffect="non-scaling-stroke" />
        ))}
        {curves.map(({ band }, at) => band !== null && <polygon key={at} className={classes['band']} points={band} />)}
        {curves.map(({ points, dash }, at) => (
          <polyline
            key={at}
            className={classes['curve']}
            points={points}
            strokeDasharray={dash}
            vectorEffect="non-scaling-stroke"
          />
        ))}
      </svg>
      <figcaption>
        <p className={task['note']}>{t('disruption.axes')}</p>
        <ul className={classes['legend']}>
          {curves.map(({ dash }, at) => (
            <li key={at}>
              <svg width={40} height={8} aria-hidden>
                <line className={classes['curve']} x1={0} x2={40} y1={4} y2={4} strokeDasharray={dash} />
              </svg>{' '}
              {names[at]}
            </li>
          ))}
        </ul>
      </figcaption>
    </figure>
  )
}
