import { useTranslation } from 'react-i18next'

import type { FindingView } from '../../server/contract/analysis.ts'
import { nameDivision } from '../model/name-division.ts'
import { findMeasure } from '../model/find-measure.ts'
import { summariseNetwork } from '../model/network-summary.ts'
import type { NetworkSummary } from '../model/network-summary.ts'
import { MeasureNote } from './measure-note.tsx'
import { NetworkCautions } from './network-cautions.tsx'
import classes from './ranking-panel.module.css'
import { useMeasureTexts } from './use-measure-texts.ts'
import { useNetworkWords } from './use-network-words.ts'
import { useWords } from './use-words.ts'

/** What the run says of the network as a whole, with its ranges, and what a reader must be warned of. */
export function NetworkStrip({ finding }: { readonly finding: FindingView }): React.JSX.Element {
  const { t } = useTranslation()
  const words = useWords()
  const say = useNetworkWords()
  const summary = summariseNetwork(finding)
  const { nodes, ties, components } = finding.network
  return (
    <section className={classes['strip']} aria-label={t('network.label')} data-testid="network-strip">
      <Fact label={t('network.nodes')} value={words.count(nodes)} />
      <Fact label={t('network.ties')} value={words.count(ties)} />
      <Fact label={t('network.parts')} value={words.count(components)} />
      {summary.flags.map(({ measure, count }) => (
        <MeasuredFact key={measure} finding={finding} id={measure} text={words.count(count)} />
      ))}
      {summary.values.map((value) => (
        <MeasuredFact key={value.measure} finding={finding} id={value.measure} text={say.value(value)} />
      ))}
      {summary.clusterings.map((clustering) => (
        <MeasuredFact
          key={clustering.measure}
          finding={finding}
          id={clustering.measure}
          text={say.clustering(clustering, nameDivision(clustering.measure))}
          title={t('network.keptMeaning')}
        />
      ))}
      <Agreements finding={finding} values={summary.agreements} />
      <NetworkCautions finding={finding} />
    </section>
  )
}

interface AgreementsProps {
  readonly finding: FindingView
  readonly values: NetworkSummary['agreements']
}

/** How far clusters agree with asserted membership, and over whom that was taken: the same for all such measures. */
function Agreements({ finding, values }: AgreementsProps): React.JSX.Element | null {
  const say = useNetworkWords()
  if (values.length === 0) return null
  return (
    <>
      {values.map((value) => (
        <MeasuredFact key={value.measure} finding={finding} id={value.measure} text={say.value(value)} />
      ))}
      <span className={classes['fact']}>{say.membership(finding.membership)}</span>
    </>
  )
}

function Fact({ label, value }: { readonly label: string; readonly value: string }): React.JSX.Element {
  return (
    <span className={classes['fact']}>
      <b>{value}</b> {label}
    </span>
  )
}

interface MeasuredFactProps {
  readonly finding: FindingView
  readonly id: string
  readonly text: string
  readonly title?: string
}

function MeasuredFact({ finding, id, text, title }: MeasuredFactProps): React.JSX.Element {
  const texts = useMeasureTexts()
  const measure = findMeasure(finding, id)
  return (
    <span className={classes['fact']} data-measure={id} title={title}>
      {measure === null ? id : texts(measure).label} <b>{text}</b>{' '}
      {measure !== null && <MeasureNote measure={measure} />}
    </span>
  )
}
