import { useTranslation } from 'react-i18next'

import type { FindingView } from '../../server/contract/analysis.ts'
import { makeFileName } from '../model/file-name.ts'
import { buildRankingCsv } from '../model/ranking-csv.ts'
import { saveFile } from './save-file.ts'
import { useCaseId, useCases } from './use-case-data.ts'
import { useFindingRemarks } from './use-finding-remarks.ts'
import { useMeasureTexts } from './use-measure-texts.ts'
import { useWords } from './use-words.ts'

/** Saves a ranking as CSV in the reader's language, with all that it must say of itself. */
export function useExportRanking(): (finding: FindingView) => void {
  const { t } = useTranslation()
  const words = useWords()
  const texts = useMeasureTexts()
  const remarks = useFindingRemarks()
  const caseId = useCaseId()
  const caseName = useCases().data?.cases.find(({ id }) => id === caseId)?.name ?? caseId
  return (finding) => {
    const nameMeasure = (id: string): string => {
      const measure = finding.measures.find((one) => one.id === id)
      return measure === undefined ? id : texts(measure).label
    }
    const { network, leftOut, basis } = remarks(finding)
    const csv = buildRankingCsv(finding, {
      name: t('ranking.name'),
      kind: t('csv.kind'),
      id: t('csv.id'),
      value: nameMeasure,
      rank: (id) => t('csv.rank', { measure: nameMeasure(id) }),
      interval: (id) => t('csv.interval', { measure: nameMeasure(id) }),
      stability: (id) => t('csv.stability', { measure: nameMeasure(id) }),
      kindName: words.kind,
      stable: t('ranking.stable'),
      unstable: t('ranking.unstable'),
      notResampled: t('ranking.notResampled'),
      kept: (id) => t('csv.kept', { measure: nameMeasure(id) }),
      yes: t('ranking.yes'),
      no: t('ranking.no'),
      remarks: [...network, leftOut, ...basis],
    })
    const name = makeFileName(`${caseName} ${t('dock.ranking')}`, '.csv')
    saveFile(name, new Blob([csv], { type: 'text/csv;charset=utf-8' }))
  }
}
