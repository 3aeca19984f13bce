import { useTranslation } from 'react-i18next'

import type { SourceRef } from '../../server/contract/claims.ts'
import type { WithdrawalView } from '../../server/contract/withdrawal.ts'
import { listChangedRanks, listTiesOf } from '../model/withdrawal-lists.ts'
import type { WithdrawnTie } from '../model/withdrawal-lists.ts'
import { EntityLink } from './entity-link.tsx'
import { MoreRows } from './more-rows.tsx'
import classes from './task-panel.module.css'
import { useMeasures } from './use-case-data.ts'
import { useMeasureTexts } from './use-measure-texts.ts'
import { useWords } from './use-words.ts'

const FATES = ['falls', 'weakens', 'strengthens'] as const
const FIRST_ROWS = 15

interface WithdrawalListsProps {
  readonly answer: WithdrawalView
  readonly sources: readonly SourceRef[]
}

/** The ties, branches and ranks that are other without the material that goes. */
export function WithdrawalLists({ answer, sources }: WithdrawalListsProps): React.JSX.Element {
  const { t } = useTranslation()
  const titles = answer.manifest.sources.map((id) => sources.find((one) => one.id === id)?.title ?? id)
  const count = (fate: WithdrawnTie['fate']): number => answer.ties.filter((tie) => tie.fate === fate).length
  return (
    <div data-testid="withdrawal">
      <header className={classes['head']}>
        <h3 className={classes['title']} dir="auto">
          {t('withdrawal.without', { source: titles.join(t('app.comma')) })}
        </h3>
        <p className={classes['note']}>
          {t('withdrawal.summary', { falls: count('falls'), weakens: count('weakens'), all: answer.tiesBefore })}{' '}
          {t('withdrawal.parts', { before: answer.componentsBefore, after: answer.componentsAfter })}
        </p>
      </header>
      {FATES.map((fate) => (
        <Ties key={fate} fate={fate} ties={listTiesOf(answer, fate)} />
      ))}
      <Branches answer={answer} />
      <Ranks answer={answer} />
    </div>
  )
}

interface TiesProps {
  readonly fate: WithdrawnTie['fate']
  readonly ties: readonly WithdrawnTie[]
}

function Ties({ fate, ties }: TiesProps): React.JSX.Element | null {
  const { t } = useTranslation()
  const words = useWords()
  if (ties.length === 0 && fate !== 'falls') return null
  return (
    <section className={classes['plain']}>
      <h4 className={classes['heading']}>{t(`withdrawal.ties.${fate}`, { ties: ties.length })}</h4>
      <ul className={classes['bullets']} data-fate={fate}>
        <MoreRows rows={ties} first={FIRST_ROWS}>
          {({ a, b, before, after }) => (
            <li key={`${a.id} ${b.id}`}>
              <EntityLink entity={a} /> – <EntityLink entity={b} />{' '}
              <span className={classes['facts']}>
                {after === null
                  ? t('withdrawal.was', { strength: words.number(before.strength), origins: before.origins })
                  : t('withdrawal.became', {
                      before: words.number(before.strength),
                      after: words.number(after.strength),
                      origins: `${before.origins} → ${after.origins}`,
                    })}
              </span>
            </li>
          )}
        </MoreRows>
      </ul>
    </section>
  )
}

function Branches({ answer }: { readonly answer: WithdrawalView }): React.JSX.Element {
  const { t } = useTranslation()
  const sayState = ({ status, branch }: WithdrawalView['branches'][number]['before']): string => {
    const word = status === 'not-listed' ? t('withdrawal.notListed') : t(`branches.status.${status}`)
    return branch === null ? word : `${branch.label} (${word})`
  }
  return (
    <section className={classes['plain']}>
      <h4 className={classes['heading']}>{t('withdrawal.branches', { people: answer.branches.length })}</h4>
      <ul className={classes['bullets']}>
        <MoreRows rows={answer.branches} first={FIRST_ROWS}>
          {({ entity, before, after }) => (
            <li key={entity.id}>
              <EntityLink entity={entity} />: <bdi>{sayState(before)}</bdi> → <bdi>{sayState(after)}</bdi>
            </li>
          )}
        </MoreRows>
      </ul>
    </section>
  )
}

function Ranks({ answer }: { readonly answer: WithdrawalView }): React.JSX.Element {
  const { t } = useTranslation()
  const texts = useMeasureTexts()
  const known = useMeasures().data?.measures
  return (
    <>
      {answer.rankings.map((ranking) => {
        const measure = known?.find(({ id }) => id === ranking.measure)
        const rows = listChangedRanks(ranking)
        return (
          <section key={ranking.measure} className={classes['plain']}>
            <h4 className={classes['heading']}>
              {t('withdrawal.ranks', {
                measure: measure === undefined ? ranking.measure : texts(measure).label,
                ranks: rows.length,
              })}
            </h4>
            <ul className={classes['bullets']}>
              <MoreRows rows={rows} first={FIRST_ROWS}>
                {({ entity, before, after }) => (
                  <li key={entity.id}>
                    <EntityLink entity={entity} />{' '}
                    <span className={classes['facts']}>
                      {t('withdrawal.rank', { before: before.rank, after: after.rank })}
                    </span>
                  </li>
                )}
              </MoreRows>
            </ul>
          </section>
        )
      })}
    </>
  )
}
