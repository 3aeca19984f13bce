import type { Clocks } from '../domain/clocks.ts'
import { buildLegend } from './build-legend.ts'
import type { LegendEntry } from './build-legend.ts'
import { buildDisclosureSchedule } from './disclosure-schedule.ts'
import type { DisclosureSchedule, SensitiveRow } from './disclosure-schedule.ts'
import type {
  ExhibitLine,
  ExhibitMaterial,
  ExhibitMode,
  ExhibitNode,
  ExhibitQuote,
  PageFormat,
} from './exhibit-material.ts'
import { findHandlingCondition, findProblems } from './find-problems.ts'
import type { ExhibitProblem } from './find-problems.ts'
import { compareText, numberLines } from './number-lines.ts'
import type { NumberedLine } from './number-lines.ts'

/** What the schedule says of the line with the same number. */
export interface ScheduleRow {
  readonly number: number
  readonly marks: string
  readonly claim: string
  readonly from: string
  readonly predicate: string
  readonly to: string
  readonly line: ExhibitLine['line']
  readonly crossed: boolean
  readonly certainty: ExhibitLine['certainty']
  readonly basis: ExhibitLine['basis']
  readonly status: ExhibitLine['status']
  readonly grade: string | null
  readonly handling: ExhibitLine['handling']
  /** Its provider's permission was needed and is recorded. */
  readonly permitted: boolean
  readonly attributedTo: string | null
  readonly valid: ExhibitLine['valid']
  readonly quotes: readonly ExhibitQuote[]
}

export interface ShownOf {
  readonly shown: number
  readonly total: number
}

/** A chart fit for court, with the schedule that backs every line of it. */
export interface Exhibit {
  readonly mode: ExhibitMode
  readonly title: string
  readonly format: PageFormat
  readonly clocks: Clocks
  readonly nodes: readonly ExhibitNode[]
  readonly lines: readonly NumberedLine[]
  readonly positions: ExhibitMaterial['positions']
  readonly legend: readonly LegendEntry[]
  readonly counts: { readonly entities: ShownOf; readonly lines: ShownOf }
  readonly schedule: readonly ScheduleRow[]
  readonly disclosureSchedule: DisclosureSchedule
  /** Never part of a bundle, nor are its hashes. */
  readonly sensitive: readonly SensitiveRow[]
}

export type ExhibitOutcome =
  | { readonly kind: 'exhibit'; readonly exhibit: Exhibit }
  | { readonly kind: 'blocked'; readonly problems: readonly ExhibitProblem[] }

/**
 * Makes an exhibit of what was chosen, or says everything that stands in its way. Nodes and lines come out in an
 * order that depends on their labels and ids alone, so that the same material gives the same numbers.
 */
export function buildExhibit(material: ExhibitMaterial): ExhibitOutcome {
  const nodes = selectNodes(material)
  const shown = new Set(nodes.map((node) => node.id))
  const lines = material.lines.filter((line) => shown.has(line.source) && shown.has(line.target))
  const problems = findProblems(material, { nodes, lines })
  if (problems.length > 0) return { kind: 'blocked', problems: problems.sort(compareProblems) }
  const numbered = numberLines(lines)
  const { schedule, sensitive } = buildDisclosureSchedule(material, numbered, shown)
  const { mode, title, format, clocks, positions } = material
  const exhibit: Exhibit = {
    ...{ mode, title, format, clocks, nodes, positions, sensitive },
    lines: numbered,
    legend: buildLegend(nodes, numbered),
    counts: {
      entities: { shown: nodes.length, total: material.nodes.length },
      lines: { shown: numbered.length, total: material.lines.length },
    },
    schedule: numbered.map(scheduleLine),
    disclosureSchedule: schedule,
  }
  return { kind: 'exhibit', exhibit }
}

function selectNodes({ nodes, chosen }: ExhibitMaterial): ExhibitNode[] {
  const wanted = chosen === null ? null : new Set(chosen)
  return nodes.filter((node) => wanted?.has(node.id) ?? true).sort((a, b) => compareText(a.id, b.id))
}

function scheduleLine(numbered: NumberedLine): ScheduleRow {
  const { number, marks, claim, from, predicate, to, line, crossed, certainty, basis, status } = numbered
  const { grade, handling, attributedTo, valid, quotes } = numbered
  const permitted = findHandlingCondition(numbered) !== null
  return {
    ...{ number, marks, claim, from, predicate, to, line, crossed, certainty, basis, status },
    ...{ grade, handling, permitted, attributedTo, valid, quotes },
  }
}

function compareProblems(a: ExhibitProblem, b: ExhibitProblem): number {
  return compareText(a.about ?? '', b.about ?? '') || compareText(a.code, b.code)
}
