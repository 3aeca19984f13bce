import { Button, Checkbox, Popover, Stack } from '@mantine/core'
import { IconColumns } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'

import type { MeasureInfo } from '../model/measure-groups.ts'
import classes from './ranking-panel.module.css'
import { useMeasureTexts } from './use-measure-texts.ts'

interface ColumnChooserProps {
  readonly columns: readonly MeasureInfo[]
  readonly hidden: ReadonlySet<string>
  readonly onChange: (hidden: ReadonlySet<string>) => void
}

/** Which measures of the run the table shows; all of them go into an export. */
export function ColumnChooser({ columns, hidden, onChange }: ColumnChooserProps): React.JSX.Element | null {
  const { t } = useTranslation()
  const texts = useMeasureTexts()
  if (columns.length < 2) return null
  const shown = columns.filter(({ id }) => !hidden.has(id)).length
  return (
    <Popover position="top-start" trapFocus width={260}>
      <Popover.Target>
        <Button size="compact-sm" variant="default" leftSection={<IconColumns size={14} aria-hidden />}>
          {t('ranking.columnsShown', { shown, all: columns.length })}
        </Button>
      </Popover.Target>
      <Popover.Dropdown className={classes['menu']} aria-label={t('ranking.columns')}>
        <Stack gap={6}>
          {columns.map((measure) => (
            <Checkbox
              key={measure.id}
              label={texts(measure).label}
              checked={!hidden.has(measure.id)}
              onChange={({ currentTarget: { checked } }) => {
                const others = [...hidden].filter((id) => id !== measure.id)
                onChange(new Set(checked ? others : [...others, measure.id]))
              }}
            />
          ))}
        </Stack>
      </Popover.Dropdown>
    </Popover>
  )
}
