import { Anchor, Skeleton, Stack } from '@mantine/core'
import { useTranslation } from 'react-i18next'

import type { EntityKind } from '../../server/domain/entity.ts'
import { listFilterOptions, NO_FILTERS } from '../model/filters.ts'
import { AppearanceChoices } from './appearance-choices.tsx'
import { FilterSection } from './filter-section.tsx'
import { KindIcon } from './kind-icon.tsx'
import classes from './rail-panel.module.css'
import { useGraph } from './use-case-data.ts'
import { useWords } from './use-words.ts'
import { useView } from './view-context.ts'
import workspace from './workspace.module.css'

/** What is on the chart, and how it is coloured and sized. */
export function RailPanel(): React.JSX.Element {
  const { t } = useTranslation()
  const words = useWords()
  const { view, dispatch } = useView()
  const graph = useGraph().data
  const options = graph === undefined ? null : listFilterOptions(graph)
  const isFiltered = Object.values(view.filters).some((off: readonly string[]) => off.length > 0)
  return (
    <nav className={workspace['rail']} aria-label={t('rail.label')}>
      <AppearanceChoices />
      {options === null ? (
        <Stack gap="sm" p="md" aria-hidden>
          {Array.from({ length: 8 }, (_, index) => (
            <Skeleton key={index} h={16} />
          ))}
        </Stack>
      ) : (
        <>
          <FilterSection
            group="kinds"
            options={options.kinds}
            nameOption={words.kind}
            renderIcon={(kind) => <KindIcon kind={kind as EntityKind} />}
          />
          <FilterSection group="certainties" options={options.certainties} nameOption={words.certainty} />
          <FilterSection group="predicates" options={options.predicates} nameOption={words.predicate} />
        </>
      )}
      {isFiltered && (
        <div className={classes['section']}>
          <Anchor
            component="button"
            fz="sm"
            onClick={() => {
              dispatch({ type: 'set-filters', filters: NO_FILTERS })
            }}
          >
            {t('rail.showAll')}
          </Anchor>
        </div>
      )}
    </nav>
  )
}
