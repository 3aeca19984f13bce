import type { ExhibitLine, ExhibitMaterial, ExhibitMode, ExhibitStatement } from './exhibit-material.ts'

export type ExhibitProblemCode =
  | 'nothing-to-show'
  | 'too-much-for-a-page'
  | 'not-on-the-chart'
  | 'unsourced'
  | 'handling'
  | 'inferred'
  | 'assessment'
  | 'testimony'
  | 'not-offered'

/** Why an exhibit cannot be made: about what, for which reason, and what mends it. */
export interface ExhibitProblem {
  /** Id of the claim or, for `not-on-the-chart`, of the entity; null when it is about the exhibit as a whole. */
  readonly about: string | null
  readonly code: ExhibitProblemCode
  readonly reason: string
  readonly mend: string
}

/** What a person can still follow on one sheet; beyond it an exhibit persuades by its size alone. */
export const PAGE_LIMITS = { nodes: 150, lines: 300 } as const

/** Handling codes with conditions: Europol H1–H3 and the UK's C. */
const CONDITIONAL_HANDLING: ReadonlySet<string> = new Set(['H1', 'H2', 'H3', 'C'])

/** The strictest reading of handling: a condition on the claim or on any source of its quotes; null when none. */
export function findHandlingCondition(statement: Pick<ExhibitStatement, 'handling' | 'quotes'>): string | null {
  const codes = [statement.handling, ...statement.quotes.map((quote) => quote.handling)]
  return codes.find((code) => code !== null && CONDITIONAL_HANDLING.has(code)) ?? null
}

/** Whether a statement may not leave: it is under a handling condition that its provider has not waived. */
export function isRestricted(statement: ExhibitStatement, permitted: ReadonlySet<string>): boolean {
  return findHandlingCondition(statement) !== null && !permitted.has(statement.claim)
}

/** Everything that keeps the exhibit from being made, none if nothing does. */
export function findProblems(
  material: ExhibitMaterial,
  drawn: { readonly nodes: readonly unknown[]; readonly lines: readonly ExhibitLine[] },
): ExhibitProblem[] {
  return [
    ...findMissingEntities(material),
    ...findSizeProblems(drawn.nodes.length, drawn.lines.length),
    ...drawn.lines.flatMap((line) => findLineProblems(line, material.mode, material.permittedClaims)),
  ]
}

function findMissingEntities({ chosen, nodes }: ExhibitMaterial): ExhibitProblem[] {
  const known = new Set(nodes.map((node) => node.id))
  return [...new Set(chosen ?? [])]
    .filter((id) => !known.has(id))
    .map((id) => ({
      about: id,
      code: 'not-on-the-chart',
      reason: `The entity "${id}" is not on the chart at these dates.`,
      mend: 'Leave it out or choose other dates.',
    }))
}

function findSizeProblems(nodes: number, lines: number): ExhibitProblem[] {
  if (nodes === 0) {
    const reason = 'There is nothing to show at these dates.'
    return [{ about: null, code: 'nothing-to-show', reason, mend: 'Choose entities that are on the chart.' }]
  }
  if (nodes <= PAGE_LIMITS.nodes && lines <= PAGE_LIMITS.lines) return []
  const reason = `${nodes} entities and ${lines} lines cannot be read on one sheet.`
  const mend = `Choose at most ${PAGE_LIMITS.nodes} entities with ${PAGE_LIMITS.lines} lines between them.`
  return [{ about: null, code: 'too-much-for-a-page', reason, mend }]
}

function findLineProblems(line: ExhibitLine, mode: ExhibitMode, permitted: ReadonlySet<string>): ExhibitProblem[] {
  const sentence = `“${line.from} – ${line.predicate} – ${line.to}”`
  const problems: ExhibitProblem[] = []
  const block = (code: ExhibitProblemCode, why: string, mend: string): void => {
    problems.push({ about: line.claim, code, reason: `${sentence} ${why}.`, mend })
  }
  if (!line.quotes.some((quote) => quote.quote.trim() !== '')) {
    block('unsourced', 'has no source', 'Quote a source for it, or leave one of its ends out.')
  }
  if (isRestricted(line, permitted)) {
    const code = findHandlingCondition(line) ?? ''
    block('handling', `is under handling code ${code}`, 'Record the permission of its provider, or leave it out.')
  }
  if (mode === 'summary') blockFromSummary(line, block)
  return problems
}

/** FRE 1006: what the originals say, and the originals offered; no inference, no opinion, no testimony. */
function blockFromSummary(
  line: ExhibitLine,
  block: (code: ExhibitProblemCode, why: string, mend: string) => void,
): void {
  const mend = 'Leave one of its ends out, or make an illustrative aid.'
  if (line.line === 'dotted') block('inferred', 'is inferred and no part of a summary', mend)
  if (line.basis === 'assessment') block('assessment', 'is an assessment and no part of a summary', mend)
  if (line.quotes.some((quote) => quote.sourceKind === 'interview')) {
    block('testimony', 'rests on testimony, which a summary cannot carry', mend)
  }
  const missing = line.quotes.find((quote) => quote.exhibit === null)
  if (missing !== undefined) {
    block(
      'not-offered',
      `rests on “${missing.title}”, which has no exhibit number`,
      'Offer the original and number it.',
    )
  }
}
