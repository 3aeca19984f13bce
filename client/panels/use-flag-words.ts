import { useTranslation } from 'react-i18next'

import type { MeasureInfo } from '../model/measure-groups.ts'
import { useMeasureTexts } from './use-measure-texts.ts'

/** What one node or tie with a property is called, such as a bridge; the property's own name where there is no word. */
export function useFlagWords(): (measure: MeasureInfo) => string {
  const { i18n } = useTranslation()
  const texts = useMeasureTexts()
  return (measure) => i18n.t(`flagWord.${measure.id}`, { defaultValue: texts(measure).label })
}
