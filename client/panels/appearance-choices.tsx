import { NativeSelect, Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'

import { listDefined } from '../model/measure-groups.ts'
import { COLOR_BY_KIND, SIZE_BY_DEGREE } from '../model/view-state.ts'
import { useAnalysis } from './analysis-context.ts'
import classes from './rail-panel.module.css'
import { useMeasureTexts } from './use-measure-texts.ts'
import { useView } from './view-context.ts'

/** What colour and size tell: kind and number of lines, or results of the run. */
export function AppearanceChoices(): React.JSX.Element {
  const { t } = useTranslation()
  const { view, dispatch } = useView()
  const { finding } = useAnalysis()
  const texts = useMeasureTexts()
  const defined = finding === null ? [] : listDefined(finding).filter(({ kind }) => kind !== 'network')
  const measures = defined.map((measure) => ({
    value: measure.id,
    label: texts(measure).label,
    kind: measure.kind,
  }))
  return (
    <section className={classes['section']} aria-label={t('appearance.label')}>
      <Stack gap="sm">
        <NativeSelect
          label={t('appearance.color')}
          data={[{ value: COLOR_BY_KIND, label: t('appearance.kind') }, ...measures]}
          value={measures.some(({ value }) => value === view.colorBy) ? view.colorBy : COLOR_BY_KIND}
          onChange={({ currentTarget: { value } }) => {
            dispatch({ type: 'color-by', value })
          }}
        />
        <NativeSelect
          label={t('appearance.size')}
          data={[
            { value: SIZE_BY_DEGREE, label: t('appearance.lines') },
            ...measures.filter(({ kind }) => kind === 'score'),
          ]}
          value={measures.some(({ value }) => value === view.sizeBy) ? view.sizeBy : SIZE_BY_DEGREE}
          onChange={({ currentTarget: { value } }) => {
            dispatch({ type: 'size-by', value })
          }}
        />
        {finding === null && (
          <Text fz="xs" c="dimmed">
            {t('appearance.needsRun')}
          </Text>
        )}
      </Stack>
    </section>
  )
}
