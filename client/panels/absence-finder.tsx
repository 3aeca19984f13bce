import { Button, Popover, Text } from '@mantine/core'
import { IconUserQuestion } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'

import type { FindingView } from '../../server/contract/analysis.ts'
import { AbsenceAnswer } from './absence-answer.tsx'
import { EntityPicker } from './entity-picker.tsx'
import classes from './ranking-panel.module.css'

/** Finds somebody by name and says why the ranking does not list them, or with how many ties it does. */
export function AbsenceFinder({ finding }: { readonly finding: FindingView }): React.JSX.Element {
  const { t } = useTranslation()
  const [entity, setEntity] = useState<string | null>(null)
  return (
    <Popover position="top-start" trapFocus width={440}>
      <Popover.Target>
        <Button size="compact-sm" variant="default" leftSection={<IconUserQuestion size={14} aria-hidden />}>
          {t('absence.ask')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown className={classes['menu']} aria-label={t('absence.ask')}>
        <EntityPicker label={t('absence.field')} onPick={setEntity} />
        <div aria-live="polite">
          {entity === null ? (
            <Text fz="xs" c="dimmed" mt="sm">
              {t('absence.hint')}
            </Text>
          ) : (
            <AbsenceAnswer entity={entity} projection={finding.manifest.projection} />
          )}
        </div>
      </Popover.Dropdown>
    </Popover>
  )
}
