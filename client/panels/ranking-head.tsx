import { ActionIcon, Popover, Text } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconInfoCircle } from '@tabler/icons-react'
import type { SortingState } from '@tanstack/react-table'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'

import classes from './ranking-panel.module.css'
import { useMeasureTexts } from './use-measure-texts.ts'
import type { MeasureInfo } from './use-measure-texts.ts'

interface RankingHeadProps {
  readonly label: string
  readonly column: string
  readonly measure?: MeasureInfo
  readonly sorting: SortingState
  readonly onSort: () => void
}

/** A column's head: sorts by it, and tells what its measure means. */
export function RankingHead({ label, column, measure, sorting, onSort }: RankingHeadProps): React.JSX.Element {
  const sorted = sorting.find(({ id }) => id === column)
  const Arrow = sorted?.desc === true ? IconArrowDown : IconArrowUp
  return (
    <th scope="col" aria-sort={sorted === undefined ? 'none' : sorted.desc ? 'descending' : 'ascending'}>
      <div className={classes['headCell']}>
        <button type="button" className={classes['sort']} onClick={onSort}>
          {label}
          <Arrow size={14} aria-hidden style={{ visibility: sorted === undefined ? 'hidden' : 'visible' }} />
        </button>
        {measure !== undefined && <MeasureNote measure={measure} />}
      </div>
    </th>
  )
}

/** Meaning, caveat, definition and citation of a measure, by pointer and by key. */
function MeasureNote({ measure }: { readonly measure: MeasureInfo }): React.JSX.Element {
  const { t } = useTranslation()
  const { label, meaning, caveat } = useMeasureTexts()(measure)
  const [isOpen, setOpen] = useState(false)
  return (
    <Popover width={360} position="top" opened={isOpen} onChange={setOpen}>
      <Popover.Target>
        <ActionIcon
          size="xs"
          aria-label={t('measures.about', { measure: label })}
          onClick={() => {
            setOpen(!isOpen)
          }}
          onKeyDown={({ key }) => {
            if (key === 'Escape') setOpen(false)
          }}
          onBlur={() => {
            setOpen(false)
          }}
        >
          <IconInfoCircle size={14} stroke={1.5} aria-hidden />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown>
        <Text fz="sm" fw={600}>
          {meaning}
        </Text>
        <Text fz="sm" mt="xs">
          {caveat}
        </Text>
        <Text fz="xs" c="dimmed" mt="sm" lang="en" dir="auto">
          {measure.definition}
        </Text>
        <Text fz="xs" c="dimmed" mt="xs" lang="en" dir="auto">
          {measure.citation}
        </Text>
      </Popover.Dropdown>
    </Popover>
  )
}
