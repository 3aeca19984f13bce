import { Button, Popover, Stack, Text, TextInput } from '@mantine/core'
import { IconCalendarClock } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'

import { isPartialDate } from '../../server/domain/partial-date.ts'
import { formatInstant, formatPartialDate, toInstant, toLocalField } from '../model/date-text.ts'
import { useWords } from './use-words.ts'
import { useView } from './view-context.ts'

/** The two clocks: what was true on a day, and what had been received by an instant. */
export function ClocksPicker(): React.JSX.Element {
  const { t } = useTranslation()
  const { locale } = useWords()
  const { view, dispatch } = useView()
  const { asAt, knownAt } = view
  const isSet = asAt !== null || knownAt !== null
  const asAtText = asAt === null ? t('clocks.allTime') : t('clocks.asAtDay', { day: formatPartialDate(asAt, locale) })
  const knownText = knownAt === null ? '' : ` · ${t('clocks.knownBy', { instant: formatInstant(knownAt, locale) })}`
  return (
    <Popover position="bottom-end" trapFocus width={300}>
      <Popover.Target>
        <Button
          variant={isSet ? 'light' : 'subtle'}
          color={isSet ? 'accent' : 'gray'}
          px="sm"
          leftSection={<IconCalendarClock size={16} stroke={1.5} aria-hidden />}
        >
          {asAtText + knownText}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <Stack gap="sm">
          <TextInput
            type="date"
            label={t('clocks.asAt')}
            description={t('clocks.asAtMeaning')}
            defaultValue={asAt ?? ''}
            onChange={({ currentTarget: { value } }) => {
              if (value === '') dispatch({ type: 'set-clocks', asAt: null, knownAt })
              else if (value.length === 10 && isPartialDate(value)) {
                dispatch({ type: 'set-clocks', asAt: value, knownAt })
              }
            }}
          />
          <TextInput
            type="datetime-local"
            label={t('clocks.knownAt')}
            description={t('clocks.knownAtMeaning')}
            defaultValue={toLocalField(knownAt)}
            onChange={({ currentTarget: { value } }) => {
              dispatch({ type: 'set-clocks', asAt, knownAt: toInstant(value) })
            }}
          />
          <Text fz="xs" c="dimmed">
            {t('clocks.unknownBounds')}
          </Text>
          <Button
            variant="default"
            disabled={!isSet}
            onClick={() => {
              dispatch({ type: 'set-clocks', asAt: null, knownAt: null })
            }}
          >
            {t('clocks.reset')}
          </Button>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  )
}
