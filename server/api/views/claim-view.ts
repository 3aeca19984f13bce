import type { ClaimView, Quote } from '../../contract/claims.ts'
import type { EntityRef } from '../../contract/common.ts'
import { objectEntity, objectLiteral } from '../../domain/claim.ts'
import type { ClaimStatus, KnownClaim } from '../../domain/claim.ts'
import type { Clocks } from '../../domain/clocks.ts'
import { formatGrade } from '../../domain/grade.ts'
import type { EntityId, ExcerptId } from '../../domain/ids.ts'
import { chooseLineStyle, isCrossed } from '../../domain/line-style.ts'
import { hasUnknownBound } from '../../domain/partial-date.ts'
import type { Excerpt, Source } from '../../domain/source.ts'
import { identifyOrigin } from '../../domain/support.ts'
import type { CaseStore } from '../../store/case-store.ts'
import type { DisclosedCase } from '../disclosure/disclosures.ts'
import { readExcerptsById } from '../read-by-ids.ts'
import { indexStatuses, readContradicting } from './claims-at.ts'
import { viewLiteral } from './literal-view.ts'
import { chooseQuoteLanguage } from './quote-language.ts'
import { readLabels } from './read-labels.ts'
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
  const against = await readContradicting(store, context.info.id, clocks, shown)
  const reading = {
    refer: await readLabels(store, disclosure, clocks, shown.flatMap(listEntities), script),
    statuses: indexStatuses([...shown, ...against]),
    excerpts: await readExcerpts(store, disclosed, shown),
  }
  const views: ClaimView[] = []
  for (const claim of shown) views.push(await viewClaim(disclosed, claim, reading))
  return views
}

/** What a list of claims is shown by. */
interface ClaimReading {
  readonly refer: (id: EntityId) => EntityRef
  readonly statuses: ReadonlyMap<string, ClaimStatus>
  readonly excerpts: ReadonlyMap<ExcerptId, Excerpt>
}

async function readExcerpts(
  store: CaseStore,
  { context }: DisclosedCase,
  claims: readonly KnownClaim[],
): Promise<ReadonlyMap<ExcerptId, Excerpt>> {
  const found = new Map<ExcerptId, Excerpt>()
  const quoted = claims.flatMap((claim) => claim.excerpts)
  for await (const excerpts of readExcerptsById(store, context.info.id, context.clocks, quoted)) {
    for (const excerpt of excerpts) found.set(excerpt.id, excerpt)
  }
  return found
}

async function viewClaim(
  disclosed: DisclosedCase,
  claim: KnownClaim,
  { refer, statuses, excerpts }: ClaimReading,
): Promise<ClaimView> {
  const { disclosure } = disclosed
  const withheld = disclosure.withholds(claim)
  const valid = disclosure.showTime(claim)
  const quoted = listQuoted(disclosed, claim, excerpts)
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
    ...gradeClaim(
      claim,
      quoted.map(({ source }) => source),
      statuses,
    ),
    note: disclosure.showNote(claim),
    quotes: withheld ? [] : await viewQuotes(disclosed, quoted),
  }
}

/**
 * How a claim is drawn and graded: line style, cross, origins and the best badge among the sources it quotes. `statuses` are
 * those of the claims that contradict it, by the clocks it was read at: what was refuted later uncrosses no past view.
 */
export function gradeClaim(
  claim: KnownClaim,
  sources: readonly Source[],
  statuses: ReadonlyMap<string, ClaimStatus>,
): Pick<ClaimView, 'line' | 'crossed' | 'origins' | 'grade'> {
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

interface Quoted {
  readonly excerpt: Excerpt
  readonly source: Source
}

function listQuoted(
  { context }: DisclosedCase,
  claim: KnownClaim,
  excerpts: ReadonlyMap<ExcerptId, Excerpt>,
): readonly Quoted[] {
  return claim.excerpts.flatMap((id) => {
    const excerpt = excerpts.get(id)
    const source = excerpt === undefined ? undefined : context.sources.get(excerpt.source)
    return excerpt === undefined || source === undefined ? [] : [{ excerpt, source }]
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

/** One after the other: each may read and mask a whole source. */
async function viewQuotes(disclosed: DisclosedCase, quoted: readonly Quoted[]): Promise<Quote[]> {
  const quotes: Quote[] = []
  for (const one of quoted) quotes.push(await viewQuote(disclosed, one))
  return quotes
}

async function viewQuote(disclosed: DisclosedCase, { excerpt, source }: Quoted): Promise<Quote> {
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
