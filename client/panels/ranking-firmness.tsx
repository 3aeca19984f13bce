import { useState } from 'react'
import { useTranslation } from 'react-i18next'

import type { FindingView } from '../../server/contract/analysis.ts'
import { findMeasure } from '../model/find-measure.ts'
import { FoldButton } from './fold-button.tsx'
import classes from './task-panel.module.css'
import { useMeasureTexts } from './use-measure-texts.ts'
import { useWords } from './use-words.ts'

/** How firm each ranking is as a whole, over all ways in which the material could have been otherwise. */
export function RankingFirmness({ finding }: { readonly finding: FindingView }): React.JSX.Element | null {
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState(false)
  if (finding.rankings.length === 0) return null
  return (
    <div className={classes['plain']}>
      <FoldButton
        isOpen={isOpen}
        onToggle={() => {
          setOpen(!isOpen)
        }}
      >
        {t('stability.firmness')}
      </FoldButton>
      {isOpen && <FirmnessTable finding={finding} />}
    </div>
  )
}

function FirmnessTable({ finding }: { readonly finding: FindingView }): React.JSX.Element {
  const { t } = useTranslation()
  const words = useWords()
  const texts = useMeasureTexts()
  const percent = (share: number | null | undefined): string =>
    share === null || share === undefined ? '–' : t('task.percent', { percent: words.number(share * 100) })
  const depths = finding.rankings[0]?.depths.map(({ depth }) => depth) ?? []
  return (
    <table className={classes['table']} data-testid="ranking-firmness">
      <caption>{t('stability.firmnessMeaning')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('stability.measure')}</th>
          <th scope="col">{t('stability.stableRanks')}</th>
          {depths.map((depth) => (
            <th key={depth} scope="col">
              {t('stability.overlap', { depth })}
            </th>
          ))}
          <th scope="col">{t('stability.tau')}</th>
        </tr>
      </thead>
      <tbody>
        {finding.rankings.map((ranking) => {
          const measure = findMeasure(finding, ranking.measure)
          return (
            <tr key={ranking.measure}>
              <th scope="row">{measure === null ? ranking.measure : texts(measure).label}</th>
              <td data-number>{percent(ranking.stableShare)}</td>
              {depths.map((depth) => (
                <td key={depth} data-number>
                  {percent(ranking.depths.find((one) => one.depth === depth)?.overlap.mean)}
                </td>
              ))}
              <td data-number>{ranking.tau === null ? '–' : words.number(ranking.tau.mean)}</td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
