import { Text, TextInput, UnstyledButton } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'

import classes from './ranking-panel.module.css'
import { SearchHit } from './search-hit.tsx'
import { useSearch, useSearchNow } from './use-case-data.ts'

const TYPING_PAUSE = 150
const MOST_HITS = 6

interface EntityPickerProps {
  readonly label: string
  readonly onPick: (id: string) => void
}

/** A field that finds an entity by any of its names in any script and hands over the one chosen, or the first. */
export function EntityPicker({ label, onPick }: EntityPickerProps): React.JSX.Element {
  const [text, setText] = useState('')
  const [picked, setPicked] = useState('')
  const [asked] = useDebouncedValue(text.trim(), TYPING_PAUSE)
  const searchNow = useSearchNow()
  const pick = (id: string): void => {
    setPicked(text.trim())
    onPick(id)
  }
  const pickFirst = async (): Promise<void> => {
    const first = (await searchNow(text.trim())).hits[0]
    if (first !== undefined) pick(first.entity.id)
  }
  return (
    <>
      <TextInput
        type="search"
        dir="auto"
        data-autofocus
        label={label}
        value={text}
        leftSection={<IconSearch size={14} aria-hidden />}
        onChange={({ currentTarget: { value } }) => {
          setText(value)
        }}
        onKeyDown={({ key }) => {
          if (key === 'Enter' && text.trim() !== '') pickFirst().catch(() => undefined)
        }}
      />
      {asked !== '' && asked !== picked && <Hits text={asked} onPick={pick} />}
    </>
  )
}

/** The names that match, each to be chosen. */
function Hits({ text, onPick }: { readonly text: string; readonly onPick: (id: string) => void }): React.JSX.Element {
  const { t } = useTranslation()
  const search = useSearch(text)
  if (search.error !== null) return <Text fz="sm">{search.error.message}</Text>
  const hits = search.data?.hits ?? []
  return (
    <>
      <ul className={classes['hits']} aria-label={t('search.results')}>
        {hits.slice(0, MOST_HITS).map((hit) => (
          <li key={hit.entity.id}>
            <UnstyledButton
              className={classes['hit']}
              onClick={() => {
                onPick(hit.entity.id)
              }}
            >
              <SearchHit hit={hit} />
            </UnstyledButton>
          </li>
        ))}
      </ul>
      {hits.length === 0 && search.isSuccess && !search.isFetching && (
        <>
          <Text fz="sm">{t('search.none', { text })}</Text>
          <Text fz="xs">{t('search.maskedHint')}</Text>
        </>
      )}
    </>
  )
}
