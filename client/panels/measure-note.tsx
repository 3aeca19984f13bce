import { ActionIcon, Popover, Text } from '@mantine/core'
import { IconInfoCircle } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'

import type { MeasureInfo } from '../model/measure-groups.ts'
import { useMeasureTexts } from './use-measure-texts.ts'

/** All that a measure states of itself, from its meaning to what it is tested against, by pointer and by key. */
export function MeasureNote({ measure }: { readonly measure: MeasureInfo }): React.JSX.Element {
  const { t } = useTranslation()
  const { label, meaning, caveat, domain } = useMeasureTexts()(measure)
  const sayWeights = useWeightWords()
  const [isOpen, setOpen] = useState(false)
  return (
    <Popover width={380} position="top" opened={isOpen} onChange={setOpen}>
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
      <Popover.Dropdown mah="70vh" style={{ overflowY: 'auto' }}>
        <Text fz="sm" fw={600}>
          {meaning}
        </Text>
        <Text fz="sm" mt="xs">
          {caveat}
        </Text>
        <Fact name={t('measures.domain')} text={domain} />
        <Fact name={t('measures.definition')} text={measure.definition} lang="en" />
        <Fact name={t('measures.normalisation')} text={measure.normalisation} lang="en" />
        <Fact name={t('measures.weights')} text={sayWeights(measure)} />
        <Fact name={t('measures.disconnected')} text={measure.disconnected} lang="en" />
        <Fact name={t('measures.cost')} text={measure.cost} lang="en" />
        <Fact name={t('measures.citation')} text={measure.citation} lang="en" />
        <Text fz="xs" c="dimmed" mt="xs">
          {t('measures.reference', measure.reference)}
        </Text>
      </Popover.Dropdown>
    </Popover>
  )
}

/** What the strength of ties is read as by a measure's defaults. */
function useWeightWords(): (measure: MeasureInfo) => string {
  const { t } = useTranslation()
  return ({ weights, parameters }) => {
    if (weights === 'ignored' || parameters['weighted'] !== false) return t(`measures.weightsOf.${weights}`)
    return t('measures.weightsOff', { reading: t(`measures.readingOf.${weights}`) })
  }
}

interface FactProps {
  readonly name: string
  readonly text: string
  readonly lang?: string
}

function Fact({ name, text, lang }: FactProps): React.JSX.Element {
  return (
    <Text fz="xs" c="dimmed" mt="xs">
      <b>{name}</b>{' '}
      <span lang={lang} dir="auto">
        {text}
      </span>
    </Text>
  )
}
