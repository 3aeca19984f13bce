import { Button, NativeSelect, NumberInput, Popover, Stack, Switch, Text } from '@mantine/core'
import { IconAdjustmentsHorizontal } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'

import { GRADE_WEIGHT_MAP_IDS } from '../../server/domain/grade-weights.ts'
import type { RunOptions } from '../model/run-options.ts'
import { useAnalysis } from './analysis-context.ts'
import classes from './ranking-panel.module.css'
import { RunOptionsMore } from './run-options-more.tsx'

const INCLUDABLE = ['suspected', 'implied', 'generic', 'assessment'] as const
const NODE_CHOICES = ['persons-and-groups', 'persons'] as const
const LARGEST_SEED = 0xffff_ffff

interface RunOptionsMenuProps {
  /** Of a question about people one by one, in which nothing is drawn by lot. */
  readonly isOfPeople?: boolean
}

/** How claims become a network, and the seed of what is drawn by lot. */
export function RunOptionsMenu({ isOfPeople = false }: RunOptionsMenuProps): React.JSX.Element {
  const { t } = useTranslation()
  const { options, setOptions } = useAnalysis()
  const change = (part: Partial<RunOptions>): void => {
    setOptions({ ...options, ...part })
  }
  return (
    <Popover position="top-start" trapFocus width={320}>
      <Popover.Target>
        <Button variant="default" leftSection={<IconAdjustmentsHorizontal size={14} aria-hidden />}>
          {t('run.options')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown className={classes['menu']}>
        <Stack gap="sm">
          {!isOfPeople && (
            <NativeSelect
              label={t('run.nodes')}
              data={NODE_CHOICES.map((value) => ({ value, label: t(`run.nodesOf.${value}`) }))}
              value={options.nodes}
              onChange={({ currentTarget: { value } }) => {
                change({ nodes: NODE_CHOICES.find((one) => one === value) ?? 'persons-and-groups' })
              }}
            />
          )}
          <Switch
            label={t('run.coParticipation')}
            checked={options.coParticipation}
            onChange={({ currentTarget: { checked } }) => {
              change({ coParticipation: checked })
            }}
          />
          <Text fz="xs" c="dimmed">
            {t('run.includeHint')}
          </Text>
          {INCLUDABLE.map((kind) => (
            <Switch
              key={kind}
              label={t(`run.include.${kind}`)}
              checked={options.include.includes(kind)}
              onChange={({ currentTarget: { checked } }) => {
                const include = INCLUDABLE.filter((one) => (one === kind ? checked : options.include.includes(one)))
                change({ include })
              }}
            />
          ))}
          <NativeSelect
            label={t('run.gradeWeights')}
            description={t('run.gradeWeightsMeaning')}
            data={GRADE_WEIGHT_MAP_IDS.map((value) => ({ value, label: t(`run.weights.${value}`) }))}
            value={options.gradeWeights}
            onChange={({ currentTarget: { value } }) => {
              change({ gradeWeights: GRADE_WEIGHT_MAP_IDS.find((one) => one === value) ?? 'even-steps' })
            }}
          />
          {!isOfPeople && (
            <NumberInput
              label={t('run.seed')}
              description={t('run.seedMeaning')}
              min={0}
              max={LARGEST_SEED}
              allowDecimal={false}
              value={options.seed}
              onChange={(value) => {
                if (typeof value === 'number') change({ seed: Math.min(Math.max(Math.trunc(value), 0), LARGEST_SEED) })
              }}
            />
          )}
          <RunOptionsMore options={options} onChange={change} isOfPeople={isOfPeople} />
        </Stack>
      </Popover.Dropdown>
    </Popover>
  )
}
