import { Checkbox } from '@mantine/core'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'

import type { FilterGroup, FilterOption } from '../model/filters.ts'
import classes from './rail-panel.module.css'
import { useView } from './view-context.ts'

interface FilterSectionProps {
  readonly group: FilterGroup
  readonly options: readonly FilterOption[]
  readonly nameOption: (value: string) => string
  readonly renderIcon?: (value: string) => React.ReactNode
}

/** Values of one group with their counts, each to be switched off. */
export function FilterSection({ group, options, nameOption, renderIcon }: FilterSectionProps): React.JSX.Element {
  const { t } = useTranslation()
  const { view, dispatch } = useView()
  const heading = useId()
  return (
    <section className={classes['section']} aria-labelledby={heading}>
      <h2 id={heading} className={classes['heading']}>
        {t(`rail.${group}`)}
      </h2>
      {options.map(({ value, count }) => {
        const isOff = view.filters[group].includes(value)
        return (
          <label key={value} className={classes['option']} data-off={isOff || undefined} title={nameOption(value)}>
            <Checkbox
              aria-label={nameOption(value)}
              checked={!isOff}
              onChange={() => {
                dispatch({ type: 'filter', group, value })
              }}
            />
            {renderIcon?.(value)}
            <span className={classes['word']}>{nameOption(value)}</span>
            <span className={classes['count']}>{count}</span>
          </label>
        )
      })}
    </section>
  )
}
