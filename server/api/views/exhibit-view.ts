import type { ClaimView } from '../../contract/claims.ts'
import type { ExhibitRequest } from '../../contract/exhibit.ts'
import type { Graph, GraphEdge } from '../../contract/graph.ts'
import { chooseShape } from '../../court/exhibit-material.ts'
import type { ExhibitLine, ExhibitMaterial, ExhibitQuote, ExhibitStatement } from '../../court/exhibit-material.ts'
import { objectEntity } from '../../domain/claim.ts'
import type { KnownClaim } from '../../domain/claim.ts'
import type { Clocks } from '../../domain/clocks.ts'
import type { EntityId } from '../../domain/ids.ts'
import type { CaseContext } from '../case-context.ts'
import type { DisclosedCase } from '../disclosure/disclosures.ts'
import type { Disclosure } from '../disclosure/disclosure.ts'

/** What an exhibit is made of, as read at one pair of clocks and disclosed. */
export interface ExhibitReading {
  readonly clocks: Clocks
  readonly graph: Graph
  /** Every claim behind `graph` and every one that contradicts one of them, by id. */
  readonly views: ReadonlyMap<string, ClaimView>
  /** Who may see each of those claims. */
  readonly handling: ReadonlyMap<string, KnownClaim['handling']>
  readonly positions: ExhibitMaterial['positions']
  readonly withheld: readonly string[]
}

/** The material of an exhibit: words and quotes as they may be shown, and nothing else of the case. */
export function viewExhibitMaterial(
  { context, disclosure }: DisclosedCase,
  request: ExhibitRequest,
  reading: ExhibitReading,
): ExhibitMaterial {
  const { clocks, graph, views, positions, withheld } = reading
  const state = (view: ClaimView): ExhibitStatement =>
    viewStatement(view, reading.handling.get(view.id) ?? null, context, disclosure)
  const labels = new Map(graph.nodes.map((node) => [node.id, node.label]))
  const drawn = new Set(graph.edges.map((edge) => edge.id))
  const contradicting = [...views.values()].filter((view) => !drawn.has(view.id))
  return {
    mode: request.mode,
    title: disclosure.maskLabel(request.title),
    format: request.format,
    clocks,
    nodes: graph.nodes.map(({ id, label, kind, masked }) => ({ id, label, kind, masked, shape: chooseShape(kind) })),
    lines: graph.edges.flatMap((edge) => {
      const view = views.get(edge.id)
      if (view === undefined) return []
      const ends = { from: labels.get(edge.source) ?? '', to: labels.get(edge.target) ?? '' }
      return [{ ...state(view), ...ends, ...viewDrawing(edge, view) }]
    }),
    contradicting: contradicting.map(state),
    withheld,
    chosen: request.entities,
    positions,
    permittedClaims: new Set(request.permittedClaims),
  }
}

/** Ties between two entities of the chart that are not drawn, since they would tell who somebody masked is. */
export function listWithheld(disclosure: Disclosure, claims: readonly KnownClaim[], graph: Graph): string[] {
  const present = new Set<EntityId>(graph.nodes.map((node) => node.id as EntityId))
  return claims
    .filter((claim) => {
      const object = objectEntity(claim)
      return object !== null && present.has(claim.subject) && present.has(object) && disclosure.withholds(claim)
    })
    .map((claim) => claim.id)
}

function viewDrawing(
  { source, target, symmetric, line, crossed }: GraphEdge,
  { contradictions }: ClaimView,
): Omit<ExhibitLine, keyof ExhibitStatement> {
  return { source, target, symmetric, line, crossed, contradictions }
}

function viewStatement(
  view: ClaimView,
  handling: KnownClaim['handling'],
  context: CaseContext,
  disclosure: Disclosure,
): ExhibitStatement {
  const { id, certainty, basis, status, grade, valid } = view
  return {
    claim: id,
    from: view.subject.label,
    predicate: describePredicate(view, disclosure),
    to: 'entity' in view.object ? view.object.entity.label : view.object.literal.text,
    ...{ certainty, basis, status, grade, valid },
    handling,
    attributedTo: view.attributedTo?.label ?? null,
    quotes: view.quotes.map((quote) => viewQuote(quote, context)),
  }
}

/** `participated in (guard)`, `near (116 km)`: the words of the vocabulary's id, the role and the quantity. */
function describePredicate({ predicate, role, quantity }: ClaimView, disclosure: Disclosure): string {
  const words = disclosure.maskLabel(predicate.replaceAll('_', ' ').toLowerCase())
  const details = [role, quantity === null ? null : `${quantity.value} ${disclosure.maskLabel(quantity.unit)}`]
  const given = details.filter((detail) => detail !== null)
  return given.length === 0 ? words : `${words} (${given.join(', ')})`
}

function viewQuote(quote: ClaimView['quotes'][number], context: CaseContext): ExhibitQuote {
  const source = context.sources.get(quote.source.id as Parameters<CaseContext['sources']['get']>[0])
  const { exhibit } = quote.source
  return {
    source: quote.source.id,
    title: quote.source.title,
    sourceKind: quote.source.kind,
    exhibit,
    page: null,
    row: quote.row,
    quote: quote.text,
    translation: quote.translation,
    sha256: source?.sha256 ?? '',
    handling: source?.handling ?? null,
  }
}
