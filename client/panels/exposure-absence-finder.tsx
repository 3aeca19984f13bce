import { Button, Popover, Text } from '@mantine/core'
import { IconUserQuestion } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'

import { EntityPicker } from './entity-picker.tsx'
import { ExposureAbsenceAnswer } from './exposure-absence-answer.tsx'
import type { ExposureQuestion } from './exposure-absence-answer.tsx'
import classes from './ranking-panel.module.css'

interface ExposureAbsenceFinderProps {
  readonly label: string
  readonly request: ExposureQuestion
}

/** Finds somebody by name and says why an answer about branches or recruiting does not list them. */
export function ExposureAbsenceFinder({ label, request }: ExposureAbsenceFinderProps): React.JSX.Element {
  const { t } = useTranslation()
  const [entity, setEntity] = useState<string | null>(null)
  return (
    <Popover position="top-start" trapFocus width={440}>
      <Popover.Target>
        <Button variant="default" leftSection={<IconUserQuestion size={14} aria-hidden />}>
          {label}
        </Button>
      </Popover.Target>
      <Popover.Dropdown className={classes['menu']} aria-label={label}>
        <EntityPicker label={t('absence.field')} onPick={setEntity} />
        <div aria-live="polite">
          {entity === null ? (
            <Text fz="xs" c="dimmed" mt="sm">
              {t('absence.hint')}
            </Text>
          ) : (
            <ExposureAbsenceAnswer entity={entity} request={request} />
          )}
        </div>
      </Popover.Dropdown>
    </Popover>
  )
}
