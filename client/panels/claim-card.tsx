import { IconLock } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'

import type { ClaimView, LiteralView } from '../../server/contract/claims.ts'
import { ClaimMarks } from './claim-marks.tsx'
import { EntityLink } from './entity-link.tsx'
import classes from './inspector-panel.module.css'
import { QuoteBlock } from './quote-block.tsx'
import { useWords } from './use-words.ts'
import type { Words } from './use-words.ts'

interface ClaimCardProps {
  readonly claim: ClaimView
  /** The entity that is being read about, if any; it is no link. */
  readonly from: string | null
}

/** A claim as a sentence, how sure it is, and the sentences of the sources that it rests on. */
export function ClaimCard({ claim, from }: ClaimCardProps): React.JSX.Element {
  const { t } = useTranslation()
  const words = useWords()
  const { quantity } = claim
  return (
    <article
      className={classes['card']}
      aria-label={words.predicate(claim.predicate)}
      data-testid="claim"
      data-claim={claim.id}
      data-predicate={claim.predicate}
      data-line={claim.line}
      data-status={claim.status}
    >
      <p className={classes['sentence']}>
        <EntityLink entity={claim.subject} from={from} />{' '}
        <i>
          {words.predicate(claim.predicate)}
          {claim.role !== null && ` (${words.term(claim.role)})`}
        </i>{' '}
        <ClaimObject claim={claim} from={from} />
        {quantity !== null && ` · ${words.number(quantity.value)} ${words.term(quantity.unit)}`}
      </p>
      <ClaimMarks claim={claim} />
      {claim.note !== null && <p className={classes['note']}>{t('claim.note', { note: claim.note })}</p>}
      {claim.quotes.map((quote) => (
        <QuoteBlock key={quote.excerpt} quote={quote} />
      ))}
      {claim.quotes.length === 0 && <p className={classes['note']}>{t('claim.noQuote')}</p>}
    </article>
  )
}

function ClaimObject({ claim, from }: ClaimCardProps): React.JSX.Element {
  const { t } = useTranslation()
  const words = useWords()
  if ('entity' in claim.object) return <EntityLink entity={claim.object.entity} from={from} />
  const { literal } = claim.object
  if (literal.withheld && literal.text === '') {
    return (
      <span>
        <IconLock size={12} aria-hidden /> {t('claim.withheld')}
      </span>
    )
  }
  return (
    <span>
      <bdi lang={literal.language ?? undefined}>{nameLiteral(literal, words)}</bdi>
      {literal.detail !== null && ` (${nameDetail(literal, words)})`}
    </span>
  )
}

function nameLiteral(literal: LiteralView, words: Words): string {
  if (literal.kind === 'category') return words.category(literal.text)
  if (literal.kind === 'boolean' || literal.kind === 'trafficking-element') return words.term(literal.text)
  return literal.text
}

function nameDetail(literal: LiteralView, words: Words): string {
  const detail = literal.detail ?? ''
  return literal.kind === 'name' ? words.nameKind(detail) : words.term(detail)
}
