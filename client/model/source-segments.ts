import type { SourceText } from '../../server/contract/claims.ts'

/** A run of a source's text over which the same excerpts and the same masking hold. */
export interface Segment {
  readonly start: number
  readonly text: string
  readonly excerpts: readonly string[]
  readonly masked: boolean
}

/** One line of a source; each finds its own direction. */
export interface Paragraph {
  readonly start: number
  readonly segments: readonly Segment[]
}

interface Span {
  readonly start: number
  readonly end: number
}

/** Cuts a source's text at its line breaks and at every bound of an excerpt or a masked span; nothing is lost. */
export function segmentSource(source: Pick<SourceText, 'text' | 'excerpts' | 'masked'>): Paragraph[] {
  const { text, excerpts, masked } = source
  const bounds = [...excerpts, ...masked].flatMap(({ start, end }) => [start, end])
  const cuts = [...new Set(bounds)].sort((a, b) => a - b)
  let start = 0
  return text.split('\n').map((line) => {
    const paragraph = { start, segments: segmentLine(line, start, cuts, source) }
    start += line.length + 1
    return paragraph
  })
}

function segmentLine(
  line: string,
  start: number,
  cuts: readonly number[],
  { excerpts, masked }: Pick<SourceText, 'excerpts' | 'masked'>,
): Segment[] {
  const end = start + line.length
  const own = [start, ...cuts.filter((cut) => cut > start && cut < end), end]
  return own.slice(0, -1).flatMap((from, index) => {
    const to = own[index + 1] ?? end
    const covers = (span: Span): boolean => span.start <= from && span.end >= to
    const text = line.slice(from - start, to - start)
    if (text === '') return []
    return [{ start: from, text, excerpts: excerpts.filter(covers).map(({ id }) => id), masked: masked.some(covers) }]
  })
}
