import { Button } from '@mantine/core'
import { IconUserQuestion } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'

import { AbsenceAnswer } from './absence-answer.tsx'
import { useAnalysis } from './analysis-context.ts'
import classes from './inspector-panel.module.css'

/** While a run is shown that does not list an entity: why not. */
export function EntityAbsence({ id }: { readonly id: string }): React.JSX.Element | null {
  const { t } = useTranslation()
  const { finding } = useAnalysis()
  const [isOpen, setOpen] = useState(false)
  if (finding === null || finding.rows.some(({ entity }) => entity.id === id)) return null
  return (
    <section className={classes['section']} aria-label={t('absence.inspect')}>
      {isOpen ? (
        <AbsenceAnswer entity={id} projection={finding.manifest.projection} />
      ) : (
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconUserQuestion size={14} aria-hidden />}
          onClick={() => {
            setOpen(true)
          }}
        >
          {t('absence.inspect')}
        </Button>
      )}
    </section>
  )
}
