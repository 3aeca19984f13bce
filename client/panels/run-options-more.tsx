import { NativeSelect, NumberInput, Stack, Text } from '@mantine/core'
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'

import type { RunOptions } from '../model/run-options.ts'
import classes from './ranking-panel.module.css'
import { MOST_RESAMPLES } from '../../server/contract/stability.ts'

const CONTRADICTED = ['with', 'without'] as const

interface RunOptionsMoreProps {
  readonly options: RunOptions
  readonly onChange: (part: Partial<RunOptions>) => void
  readonly isOfPeople: boolean
}

/** Choices that few runs need: what contradicts, what weighs little, how often to resample. */
export function RunOptionsMore({ options, onChange, isOfPeople }: RunOptionsMoreProps): React.JSX.Element {
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState(false)
  const Chevron = isOpen ? IconChevronDown : IconChevronRight
  return (
    <div>
      <button
        type="button"
        className={classes['fold']}
        aria-expanded={isOpen}
        onClick={() => {
          setOpen(!isOpen)
        }}
      >
        <Chevron size={14} aria-hidden />
        {t('run.more')}
      </button>
      {isOpen && (
        <Stack gap="sm" mt="sm">
          <NativeSelect
            label={t('run.contradicted')}
            description={t('run.contradictedMeaning')}
            data={CONTRADICTED.map((value) => ({ value, label: t(`run.contradictedOf.${value}`) }))}
            value={options.contradicted}
            onChange={({ currentTarget: { value } }) => {
              onChange({ contradicted: CONTRADICTED.find((one) => one === value) ?? 'with' })
            }}
          />
          <NumberInput
            label={t('run.minimumWeight')}
            description={t('run.minimumWeightMeaning')}
            min={0}
            max={1}
            step={0.1}
            decimalScale={2}
            value={options.minimumWeight}
            onChange={(value) => {
              if (typeof value === 'number') onChange({ minimumWeight: Math.min(Math.max(value, 0), 1) })
            }}
          />
          {!isOfPeople && (
            <NumberInput
              label={t('run.resamples')}
              description={t('run.resamplesMeaning')}
              min={0}
              max={MOST_RESAMPLES}
              step={50}
              allowDecimal={false}
              value={options.resamples}
              onChange={(value) => {
                if (typeof value === 'number') onChange({ resamples: Math.min(Math.max(value, 0), MOST_RESAMPLES) })
              }}
            />
          )}
          {options.excludedSources.length > 0 && (
            <Text fz="xs">{t('run.excludedSources', { count: options.excludedSources.length })}</Text>
          )}
        </Stack>
      )}
    </div>
  )
}
