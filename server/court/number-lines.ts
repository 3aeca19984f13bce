import type { ExhibitLine } from './exhibit-material.ts'

export interface NumberedLine extends ExhibitLine {
  /** Counts from 1 without a gap. */
  readonly number: number
  /** Letters printed behind the number: A assessment, S suspected, R reported statement. */
  readonly marks: string
}

/** Numbers lines in the order of their words, then of their claims: the same lines get the same numbers. */
export function numberLines(lines: readonly ExhibitLine[]): NumberedLine[] {
  return [...lines]
    .sort(
      (a, b) =>
        compareText(a.from, b.from) ||
        compareText(a.predicate, b.predicate) ||
        compareText(a.to, b.to) ||
        compareText(a.claim, b.claim),
    )
    .map((line, index) => ({ ...line, number: index + 1, marks: chooseMarks(line) }))
}

/** By code units, so that every machine orders alike. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** Letters for what a line's style does not tell: assessment, suspicion, reported statement. */
function chooseMarks(line: Pick<ExhibitLine, 'basis' | 'certainty'>): string {
  const assessment = line.basis === 'assessment' ? 'A' : ''
  const certainty = line.certainty === 'suspected' ? 'S' : line.certainty === 'attributed' ? 'R' : ''
  return assessment + certainty
}
