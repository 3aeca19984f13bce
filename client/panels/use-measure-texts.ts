import { useTranslation } from 'react-i18next'

import type { MeasureList } from '../../server/contract/analysis.ts'

export type MeasureInfo = MeasureList['measures'][number]
export type MeasureTexts = Pick<MeasureInfo, 'label' | 'meaning' | 'caveat'>

/** Name, meaning and caveat of a measure in the reader's language; the program's own English where there is none. */
export function useMeasureTexts(): (measure: MeasureInfo) => MeasureTexts {
  const { i18n } = useTranslation()
  return (measure) => {
    const find = (part: keyof MeasureTexts): string =>
      i18n.t(`measure.${measure.id}.${part}`, { defaultValue: measure[part] })
    return { label: find('label'), meaning: find('meaning'), caveat: find('caveat') }
  }
}
