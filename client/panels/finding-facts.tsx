import { useTranslation } from 'react-i18next'

import type { StoredFinding } from '../../server/contract/findings.ts'
import { formatInstant, formatPartialDate } from '../model/date-text.ts'
import classes from './task-panel.module.css'
import { useWords } from './use-words.ts'

/** All that a finding says of how it was made: what anybody needs to make it again. */
export function FindingFacts({ finding }: { readonly finding: StoredFinding }): React.JSX.Element {
  const { t } = useTranslation()
  const words = useWords()
  const { manifest, result, at, actor } = finding
  const { asAt, knownAt } = manifest.clocks
  const rows: readonly (readonly [string, string])[] = [
    [t('findings.made'), `${formatInstant(at, words.locale)} · ${actor}`],
    [t('findings.digest'), result.sha256],
    [t('findings.input'), manifest.inputHash],
    [t('clocks.asAt'), asAt === null ? t('clocks.allTime') : formatPartialDate(asAt, words.locale)],
    [t('clocks.knownAt'), knownAt === null ? '–' : formatInstant(knownAt, words.locale)],
    [t('findings.version'), manifest.version],
    [t('findings.duration'), t('findings.seconds', { seconds: words.number(manifest.durationMs / 1000) })],
    [t('findings.parameters'), JSON.stringify(manifest.parameters)],
    [t('findings.projection'), JSON.stringify(manifest.projection)],
  ]
  return (
    <table className={classes['table']} style={{ margin: 8 }}>
      <caption>{t('findings.facts')}</caption>
      <tbody>
        {rows.map(([name, text]) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td style={{ overflowWrap: 'anywhere' }}>
              <bdi>{text}</bdi>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
