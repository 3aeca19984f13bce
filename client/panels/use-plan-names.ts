import { useTranslation } from 'react-i18next'

import type { DisruptionFinding, DisruptionPlanView } from '../../server/contract/disruption.ts'
import { useMeasures } from './use-case-data.ts'
import { useMeasureTexts } from './use-measure-texts.ts'

/** What each plan of a simulation is called. */
export function usePlanNames(): (answer: DisruptionFinding) => readonly string[] {
  const { t } = useTranslation()
  const texts = useMeasureTexts()
  const known = useMeasures().data?.measures
  const name = (plan: DisruptionPlanView): string => {
    switch (plan.kind) {
      case 'ranking': {
        const measure = known?.find(({ id }) => id === plan.measure)
        return t('disruption.plan.ranking', { measure: measure === undefined ? plan.measure : texts(measure).label })
      }
      case 'chosen':
      case 'random':
      case 'key-players':
        return t(`disruption.plan.${plan.kind}`)
    }
  }
  return ({ plans }) => plans.map(({ plan }) => name(plan))
}
