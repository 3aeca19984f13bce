import { Combobox, Kbd, Loader, Text, TextInput, useCombobox } from '@mantine/core'
import { useDebouncedValue, useHotkeys, useOs } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'

import { revealNode } from '../model/filters.ts'
import { SearchHit } from './search-hit.tsx'
import { useGraph, useSearch, useSearchNow } from './use-case-data.ts'
import { useView } from './view-context.ts'

const TYPING_PAUSE = 150

/** Finds entities by any of their names in any script, and goes there. */
export function SearchBox(): React.JSX.Element {
  const { t } = useTranslation()
  const [text, setText] = useState('')
  const [asked] = useDebouncedValue(text.trim(), TYPING_PAUSE)
  const field = useRef<HTMLInputElement>(null)
  const combobox = useCombobox()
  const search = useSearch(asked)
  const open = useOpenEntity()
  const hits = asked === '' ? [] : (search.data?.hits ?? [])
  useHotkeys([['mod+K', () => field.current?.focus()]], [])
  const submit = (id: string): void => {
    open(id)
    setText('')
    combobox.closeDropdown()
    field.current?.blur()
  }
  const searchNow = useSearchNow()
  // Whoever presses Enter before the results are there goes to the first one as soon as it is, never to an older one.
  const goToFirst = async (): Promise<void> => {
    const result = await searchNow(text.trim())
    const first = result.hits[0]
    if (first !== undefined) submit(first.entity.id)
  }

  return (
    <Combobox store={combobox} onOptionSubmit={submit}>
      <Combobox.Target>
        <TextInput
          ref={field}
          type="search"
          dir="auto"
          aria-label={t('search.label')}
          placeholder={t('search.placeholder')}
          value={text}
          leftSection={<IconSearch size={14} aria-hidden />}
          rightSection={search.isFetching ? <Loader size={12} /> : <Shortcut />}
          rightSectionWidth={64}
          rightSectionPointerEvents="none"
          onChange={({ currentTarget: { value } }) => {
            setText(value)
            combobox.openDropdown()
            combobox.resetSelectedOption()
          }}
          onFocus={() => {
            combobox.openDropdown()
          }}
          onBlur={() => {
            combobox.closeDropdown()
          }}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || combobox.getSelectedOptionIndex() !== -1) return
            event.preventDefault()
            if (text.trim() !== '') goToFirst().catch(() => undefined)
          }}
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={asked === ''}>
        <Combobox.Options mah={420} style={{ overflowY: 'auto' }} aria-label={t('search.results')}>
          {hits.map((hit) => (
            <Combobox.Option key={hit.entity.id} value={hit.entity.id}>
              <SearchHit hit={hit} />
            </Combobox.Option>
          ))}
          {hits.length === 0 && search.isSuccess && !search.isFetching && (
            <Combobox.Empty>
              <Text fz="sm">{t('search.none', { text: asked })}</Text>
              <Text fz="xs">{t('search.maskedHint')}</Text>
            </Combobox.Empty>
          )}
          {search.error !== null && <Combobox.Empty>{search.error.message}</Combobox.Empty>}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  )
}

function Shortcut(): React.JSX.Element {
  const { t } = useTranslation()
  const os = useOs()
  return <Kbd size="xs">{os === 'macos' ? t('search.shortcutMac') : t('search.shortcut')}</Kbd>
}

/** Goes to an entity, switching its kind back on where a filter hides it. */
function useOpenEntity(): (id: string) => void {
  const { view, dispatch, goTo } = useView()
  const graph = useGraph().data
  return (id) => {
    if (graph !== undefined) dispatch({ type: 'set-filters', filters: revealNode(view.filters, graph, id) })
    goTo(id)
  }
}
