import type { ExhibitMaterial, ExhibitQuote, ExhibitStatement } from './exhibit-material.ts'
import { findHandlingCondition, isRestricted } from './find-problems.ts'
import { compareText } from './number-lines.ts'
import type { NumberedLine } from './number-lines.ts'

/** Why the other side must hear of a statement. */
export type DisclosureReason = 'refuted' | 'contradicted' | 'contradicts-a-line' | 'omitted'

export interface DisclosureRow {
  readonly reason: DisclosureReason
  /** Number of the line on the chart, null for what is not drawn. */
  readonly number: number | null
  readonly claim: string
  readonly statement: string
  readonly status: ExhibitStatement['status']
  /** Numbers of the lines that it contradicts or that contradict it. */
  readonly against: readonly number[]
  /** It is under a handling condition, and its provider's permission is recorded. */
  readonly permitted: boolean
  readonly quotes: readonly ExhibitQuote[]
}

export interface DisclosureSchedule {
  readonly rows: readonly DisclosureRow[]
  /** Lines of the case that neither are drawn nor touch anything drawn: counted, not listed. */
  readonly elsewhere: number
}

/** Statements kept from the disclosure schedule, for the prosecutor's eyes; no part of any bundle or manifest. */
export interface SensitiveRow {
  readonly claim: string
  readonly reason: 'handling' | 'identifies-the-masked'
}

const ORDER: readonly DisclosureReason[] = ['refuted', 'contradicted', 'contradicts-a-line', 'omitted']

/**
 * What tells against the drawn lines, drawn or not, and what was left out about anything drawn. What is under a
 * handling condition, or would tell who a masked person is, goes to the sensitive rows instead.
 */
export function buildDisclosureSchedule(
  material: ExhibitMaterial,
  drawn: readonly NumberedLine[],
  shown: ReadonlySet<string>,
): { readonly schedule: DisclosureSchedule; readonly sensitive: readonly SensitiveRow[] } {
  const drawnClaims = new Set(drawn.map((line) => line.claim))
  const undrawn = material.lines.filter((line) => !drawnClaims.has(line.claim))
  const against = indexContradictions(material, drawn)
  const near = undrawn.filter((line) => {
    return shown.has(line.source) || shown.has(line.target) || against.has(line.claim)
  })
  const rest = [...near, ...material.contradicting.filter((one) => !drawnClaims.has(one.claim))]
  const open = rest.filter((one) => !isRestricted(one, material.permittedClaims))
  const closed = rest.filter((one) => isRestricted(one, material.permittedClaims))
  const rows = [
    ...drawn.filter((line) => line.crossed).map((line) => describeDrawn(line, against)),
    ...open.map((one) => describeUndrawn(one, against)),
  ]
  return {
    schedule: { rows: rows.sort(compareRows), elsewhere: undrawn.length - near.length },
    sensitive: [
      ...closed.map(({ claim }) => ({ claim, reason: 'handling' as const })),
      ...material.withheld.map((claim) => ({ claim, reason: 'identifies-the-masked' as const })),
    ].sort(compareClaims),
  }
}

/** Claim ids with the numbers of the drawn lines on the other side of a contradiction. */
function indexContradictions(material: ExhibitMaterial, drawn: readonly NumberedLine[]): Map<string, number[]> {
  const index = new Map<string, number[]>()
  for (const line of drawn) {
    for (const claim of line.contradictions) index.set(claim, [...(index.get(claim) ?? []), line.number])
  }
  const numbers = new Map(drawn.map((line) => [line.claim, line.number]))
  for (const line of material.lines) {
    const own = line.contradictions.flatMap((claim) => numbers.get(claim) ?? [])
    if (own.length > 0) index.set(line.claim, [...new Set([...(index.get(line.claim) ?? []), ...own])])
  }
  return index
}

function describeDrawn(line: NumberedLine, against: ReadonlyMap<string, readonly number[]>): DisclosureRow {
  const reason = line.status === 'refuted' ? 'refuted' : 'contradicted'
  return { reason, number: line.number, ...describeStatement(line, against) }
}

function describeUndrawn(one: ExhibitStatement, against: ReadonlyMap<string, readonly number[]>): DisclosureRow {
  const reason = against.has(one.claim) ? 'contradicts-a-line' : 'omitted'
  return { reason, number: null, ...describeStatement(one, against) }
}

function describeStatement(
  one: ExhibitStatement,
  against: ReadonlyMap<string, readonly number[]>,
): Omit<DisclosureRow, 'reason' | 'number'> {
  return {
    claim: one.claim,
    statement: `${one.from} – ${one.predicate} – ${one.to}`,
    status: one.status,
    against: [...(against.get(one.claim) ?? [])].sort((a, b) => a - b),
    permitted: findHandlingCondition(one) !== null,
    quotes: one.quotes,
  }
}

function compareRows(a: DisclosureRow, b: DisclosureRow): number {
  return ORDER.indexOf(a.reason) - ORDER.indexOf(b.reason) || compareClaims(a, b)
}

function compareClaims(a: { readonly claim: string }, b: { readonly claim: string }): number {
  return compareText(a.claim, b.claim)
}
