import { TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconFilter } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'

import type { FindingView } from '../../server/contract/analysis.ts'
import { listColumns } from '../model/measure-groups.ts'
import { AbsenceFinder } from './absence-finder.tsx'
import { ColumnChooser } from './column-chooser.tsx'
import { NetworkStrip } from './network-strip.tsx'
import { RankingFirmness } from './ranking-firmness.tsx'
import classes from './ranking-panel.module.css'
import { RankingTable } from './ranking-table.tsx'
import { UndefinedMeasures } from './undefined-measures.tsx'

const TYPING_PAUSE = 120

/** The results of one run: the network as a whole, then everybody in it, as narrowed down by name and by column. */
export function RankingView({ finding }: { readonly finding: FindingView }): React.JSX.Element {
  const { t } = useTranslation()
  const [text, setText] = useState('')
  const [filter] = useDebouncedValue(text, TYPING_PAUSE)
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set())
  const [scroller, setScroller] = useState<HTMLElement | null>(null)
  const columns = useMemo(() => listColumns(finding), [finding])
  const shown = useMemo(() => columns.filter(({ id }) => !hidden.has(id)), [columns, hidden])
  return (
    <>
      <div className={classes['tools']}>
        <TextInput
          size="xs"
          dir="auto"
          type="search"
          aria-label={t('ranking.filter')}
          placeholder={t('ranking.filter')}
          leftSection={<IconFilter size={14} aria-hidden />}
          value={text}
          onChange={({ currentTarget: { value } }) => {
            setText(value)
          }}
        />
        <ColumnChooser columns={columns} hidden={hidden} onChange={setHidden} />
        <AbsenceFinder finding={finding} />
      </div>
      <div ref={setScroller} className={classes['scroll']} data-testid="ranking-scroll">
        <div className={classes['summary']}>
          <NetworkStrip finding={finding} />
          <UndefinedMeasures finding={finding} />
          <RankingFirmness finding={finding} />
        </div>
        <RankingTable finding={finding} columns={shown} filter={filter} scroller={scroller} />
      </div>
    </>
  )
}
