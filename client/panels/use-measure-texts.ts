import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'

import type { MeasureInfo } from '../model/measure-groups.ts'

export type MeasureTexts = Pick<MeasureInfo, 'label' | 'meaning' | 'caveat' | 'domain'>

/** Name and explanations of a measure in the reader's language; the program's own English where there is none. */
export function useMeasureTexts(): (measure: MeasureInfo) => MeasureTexts {
  const { i18n } = useTranslation()
  const { language } = i18n
  return useMemo(() => {
    return (measure) => {
      const find = (part: keyof MeasureTexts): string =>
        i18n.t(`measure.${measure.id}.${part}`, { defaultValue: measure[part], lng: language })
      return { label: find('label'), meaning: find('meaning'), caveat: find('caveat'), domain: find('domain') }
    }
  }, [i18n, language])
}
