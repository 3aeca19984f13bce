import { Select } from '@mantine/core'
import { useTranslation } from 'react-i18next'

import { useCases } from './use-case-data.ts'
import { useView } from './view-context.ts'

/** Chooses the case. */
export function CaseSwitcher({ className }: { readonly className: string }): React.JSX.Element {
  const { t } = useTranslation()
  const { view, dispatch } = useView()
  const cases = useCases().data?.cases ?? []
  return (
    <Select
      className={className}
      dir="auto"
      aria-label={t('case.label')}
      placeholder={t('case.choose')}
      data={cases.map(({ id, name }) => ({ value: id, label: name }))}
      value={view.caseId}
      allowDeselect={false}
      checkIconPosition="right"
      comboboxProps={{ width: 'max-content', position: 'bottom-start' }}
      onChange={(caseId) => {
        if (caseId !== null) dispatch({ type: 'open-case', caseId })
      }}
    />
  )
}
