import { Button, NumberInput, Popover, Stack, Text } from '@mantine/core'
import { IconRuler2 } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'

import classes from './ranking-panel.module.css'
import { useTasks } from './tasks-context.ts'
import type { BranchThresholds } from './tasks-context.ts'

const COUNTS = ['minDays', 'minMembers', 'minOrigins'] as const
const MOST = 100

/** What must hold before contacts point to a branch; part of what every run states of itself. */
export function BranchThresholdsMenu(): React.JSX.Element {
  const { t } = useTranslation()
  const { thresholds, setThresholds } = useTasks()
  const change = (part: Partial<BranchThresholds>): void => {
    setThresholds({ ...thresholds, ...part })
  }
  return (
    <Popover position="top-start" trapFocus width={320}>
      <Popover.Target>
        <Button variant="default" leftSection={<IconRuler2 size={14} aria-hidden />}>
          {t('thresholds.menu')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown className={classes['menu']} aria-label={t('thresholds.menu')}>
        <Stack gap="sm">
          <Text fz="xs" c="dimmed">
            {t('thresholds.meaning')}
          </Text>
          <NumberInput
            label={t('thresholds.margin')}
            description={t('thresholds.marginMeaning')}
            min={0}
            max={1}
            step={0.05}
            decimalScale={2}
            value={thresholds.margin}
            onChange={(value) => {
              if (typeof value === 'number') change({ margin: Math.min(Math.max(value, 0), 1) })
            }}
          />
          {COUNTS.map((name) => (
            <NumberInput
              key={name}
              label={t(`thresholds.${name}`)}
              min={0}
              max={MOST}
              allowDecimal={false}
              value={thresholds[name]}
              onChange={(value) => {
                if (typeof value === 'number') change({ [name]: Math.min(Math.max(Math.trunc(value), 0), MOST) })
              }}
            />
          ))}
        </Stack>
      </Popover.Dropdown>
    </Popover>
  )
}
