import { Button, Checkbox, Popover, Stack } from '@mantine/core'
import { IconListCheck } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'

import { chooseMeasures, groupMeasures, isUsual, listOffered, toggleMeasure } from '../model/measure-groups.ts'
import type { MeasureInfo } from '../model/measure-groups.ts'
import classes from './ranking-panel.module.css'
import { useMeasures } from './use-case-data.ts'
import { useMeasureTexts } from './use-measure-texts.ts'
import { useView } from './view-context.ts'

/** Which measures the next run computes, by the question that they answer. */
export function MeasuresMenu(): React.JSX.Element {
  const { t } = useTranslation()
  const { view, dispatch } = useView()
  const known = listOffered(useMeasures().data?.measures ?? [])
  const chosen = chooseMeasures(known, view.measures)
  const choose = (measures: readonly string[]): void => {
    dispatch({ type: 'choose-measures', measures: isUsual(known, measures) ? [] : measures })
  }
  return (
    <Popover position="top-start" trapFocus width={420}>
      <Popover.Target>
        <Button variant="default" leftSection={<IconListCheck size={14} aria-hidden />} disabled={known.length === 0}>
          {t('measures.chosen', { chosen: chosen.length, all: known.length })}
        </Button>
      </Popover.Target>
      <Popover.Dropdown className={classes['menu']} aria-label={t('measures.choose')}>
        <Stack gap="md">
          {groupMeasures(known).map(({ group, measures }) => (
            <fieldset key={group} className={classes['fieldset']}>
              <legend className={classes['groupName']}>{t(`measures.group.${group}`)}</legend>
              {measures.map((measure) => (
                <MeasureChoice
                  key={measure.id}
                  measure={measure}
                  isChosen={chosen.includes(measure.id)}
                  onToggle={() => {
                    choose(toggleMeasure(chosen, measure.id))
                  }}
                />
              ))}
            </fieldset>
          ))}
        </Stack>
        <div className={classes['menuFoot']}>
          <Button
            variant="default"
            size="compact-xs"
            onClick={() => {
              choose([])
            }}
          >
            {t('measures.usual')}
          </Button>
          <Button
            variant="default"
            size="compact-xs"
            onClick={() => {
              choose(known.map(({ id }) => id))
            }}
          >
            {t('measures.all')}
          </Button>
        </div>
      </Popover.Dropdown>
    </Popover>
  )
}

interface MeasureChoiceProps {
  readonly measure: MeasureInfo
  readonly isChosen: boolean
  readonly onToggle: () => void
}

function MeasureChoice({ measure, isChosen, onToggle }: MeasureChoiceProps): React.JSX.Element {
  const { label, meaning } = useMeasureTexts()(measure)
  return <Checkbox my={6} label={label} description={meaning} checked={isChosen} onChange={onToggle} />
}
