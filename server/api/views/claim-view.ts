import type { ClaimView, Quote } from '../../contract/claims.ts'
import type { EntityRef } from '../../contract/common.ts'
import { objectEntity, objectLiteral } from '../../domain/claim.ts'
import type { ClaimStatus, KnownClaim } from '../../domain/claim.ts'
import type { Clocks } from '../../domain/clocks.ts'
import { formatGrade } from '../../domain/grade.ts'
import type { EntityId } from '../../domain/ids.ts'
import { chooseLineStyle, isCrossed } from '../../domain/line-style.ts'
import { hasUnknownBound } from '../../domain/partial-date.ts'
import type { Excerpt, Source } from '../../domain/source.ts'
import { identifyOrigin } from '../../domain/support.ts'
import type { CaseStore } from '../../store/case-store.ts'
import type { DisclosedCase } from '../disclosure/disclosures.ts'
import type { CaseContext } from '../case-context.ts'
import { indexStatuses, readContradicting, readNames } from './claims-at.ts'
import { viewLiteral } from './literal-view.ts'
import { chooseQuoteLanguage } from './quote-language.ts'
import { referToSource } from './source-view.ts'

/**
 * Claims as the inspector shows them, each with its quotes; labels as the clocks have them. A claim whose time is hidden
 * is told at no day at all, or trying one day after the other would tell it.
 */
export async function viewClaims(
  store: CaseStore,
  disclosed: DisclosedCase,
  claims: readonly KnownClaim[],
  clocks: Clocks,
  script: string,
): Promise<ClaimView[]> {
  const { context, disclosure } = disclosed
  const shown = clocks.asAt === null ? claims : claims.filter((claim) => !disclosure.hidesTime(claim))
  const names = await readNames(store, context.info.id, clocks, shown.flatMap(listEntities))
  const refer = (id: EntityId): EntityRef => disclosure.refer(id, names.get(id) ?? [], script)
  const against = await readContradicting(store, context.info.id, clocks, shown)
  const statuses = indexStatuses([...shown, ...against])
  return Promise.all(shown.map((claim) => viewClaim(disclosed, claim, statuses, refer)))
}

async function viewClaim(
  disclosed: DisclosedCase,
  claim: KnownClaim,
  statuses: ReadonlyMap<string, ClaimStatus>,
  refer: (id: EntityId) => EntityRef,
): Promise<ClaimView> {
  const { context, disclosure } = disclosed
  const withheld = disclosure.withholds(claim)
  const valid = disclosure.showTime(claim)
  return {
    id: claim.id,
    predicate: claim.predicate,
    subject: refer(claim.subject),
    object: viewObject(disclosed, claim, withheld, refer),
    role: claim.role === null ? null : disclosure.maskLabel(claim.role),
    quantity: disclosure.showQuantity(claim),
    valid,
    boundsUnknown: hasUnknownBound(valid),
    recordedAt: claim.recordedAt,
    recordedBy: claim.recordedBy,
    receivedAt: claim.receivedAt,
    handling: claim.handling,
    basis: claim.basis,
    certainty: claim.certainty,
    attributedTo: viewAttribution(disclosed, claim, refer),
    status: claim.status,
    confirmed: claim.confirmed,
    supersededBy: claim.supersededBy,
    contradictions: [...claim.contradictions],
    ...gradeClaim(claim, context, statuses),
    note: disclosure.showNote(claim),
    quotes: withheld ? [] : await viewQuotes(disclosed, claim),
  }
}

/**
 * How a claim is drawn and graded: line style, cross, origins and the best badge among its sources. `statuses` are
 * those of the claims that contradict it, by the clocks it was read at: what was refuted later uncrosses no past view.
 */
export function gradeClaim(
  claim: KnownClaim,
  context: CaseContext,
  statuses: ReadonlyMap<string, ClaimStatus>,
): Pick<ClaimView, 'line' | 'crossed' | 'origins' | 'grade'> {
  const sources = listSources(claim, context)
  const reliability = sources
    .map((source) => source.reliability)
    .filter((one) => one !== null)
    .sort((a, b) => (a.value < b.value ? -1 : 1))[0]
  return {
    line: chooseLineStyle(
      claim,
      sources.map((source) => source.kind),
    ),
    crossed: isCrossed(
      claim,
      claim.contradictions.map((id) => statuses.get(id) ?? 'withdrawn'),
    ),
    origins: new Set(sources.map((source) => identifyOrigin(claim, source))).size,
    grade: formatGrade(reliability ?? null, claim.grade),
  }
}

function listSources(claim: KnownClaim, context: CaseContext): Source[] {
  return claim.excerpts.flatMap((id) => {
    const excerpt = context.excerpts.get(id)
    const source = excerpt === undefined ? undefined : context.sources.get(excerpt.source)
    return source === undefined ? [] : [source]
  })
}

function viewObject(
  disclosed: DisclosedCase,
  claim: KnownClaim,
  withheld: boolean,
  refer: (id: EntityId) => EntityRef,
): ClaimView['object'] {
  const entity = objectEntity(claim)
  const literal = objectLiteral(claim)
  if (entity !== null && !withheld) return { entity: refer(entity) }
  if (literal !== null) return { literal: viewLiteral(literal, withheld, disclosed.disclosure) }
  return { literal: { kind: 'entity', text: '', language: null, detail: null, withheld: true } }
}

function viewAttribution(
  disclosed: DisclosedCase,
  claim: KnownClaim,
  refer: (id: EntityId) => EntityRef,
): ClaimView['attributedTo'] {
  if (claim.attributedTo === null) return null
  if ('text' in claim.attributedTo) {
    return { label: disclosed.disclosure.maskLabel(claim.attributedTo.text), entity: null }
  }
  return { label: refer(claim.attributedTo.entity).label, entity: claim.attributedTo.entity }
}

async function viewQuotes(disclosed: DisclosedCase, claim: KnownClaim): Promise<Quote[]> {
  const quotes: Quote[] = []
  for (const id of claim.excerpts) {
    const excerpt = disclosed.context.excerpts.get(id)
    const source = excerpt === undefined ? undefined : disclosed.context.sources.get(excerpt.source)
    if (excerpt !== undefined && source !== undefined) quotes.push(await viewQuote(disclosed, excerpt, source))
  }
  return quotes
}

async function viewQuote(disclosed: DisclosedCase, excerpt: Excerpt, source: Source): Promise<Quote> {
  const masked = await disclosed.readText(source.id)
  const range = masked?.moveRange(excerpt.start, excerpt.end) ?? { start: 0, end: 0 }
  return {
    excerpt: excerpt.id,
    source: referToSource(source, disclosed.disclosure),
    ...range,
    text: masked?.text.slice(range.start, range.end) ?? '',
    language: chooseQuoteLanguage(excerpt.quote, source.languages),
    row: excerpt.row,
    translation: disclosed.disclosure.maskTranslation(excerpt),
  }
}

function listEntities(claim: KnownClaim): EntityId[] {
  const ids = [claim.subject]
  const object = objectEntity(claim)
  if (object !== null) ids.push(object)
  if (claim.attributedTo !== null && 'entity' in claim.attributedTo) ids.push(claim.attributedTo.entity)
  return ids
}
