/** Rows of a long table that are drawn, and the room that the others would take above and below, CSS pixels. */
export interface RowWindow {
  /** Index of the first row drawn. */
  readonly first: number
  /** Index after the last row drawn. */
  readonly end: number
  readonly above: number
  readonly below: number
}

export interface RowWindowRequest {
  readonly count: number
  readonly rowHeight: number
  /** How far the rows have been scrolled, from the upper edge of the first one. */
  readonly scrolled: number
  readonly viewHeight: number
  /** The one row that is open, and the height of what it opens to. */
  readonly open: { readonly index: number; readonly height: number } | null
}

/** Rows drawn beyond the view on either side, so that a step by key or wheel meets rows that are there. */
const MARGIN = 12

/** Chooses the rows to draw; all other rows have equal heights. */
export function computeRowWindow({ count, rowHeight, scrolled, viewHeight, open }: RowWindowRequest): RowWindow {
  const opened = (index: number): number => (open !== null && open.index < index ? open.height : 0)
  const rowAt = (offset: number): number => {
    if (open === null || offset <= (open.index + 1) * rowHeight) return Math.floor(offset / rowHeight)
    return Math.max(open.index, Math.floor((offset - open.height) / rowHeight))
  }
  const first = clamp(rowAt(scrolled) - MARGIN, 0, Math.max(0, count - MARGIN))
  const end = clamp(rowAt(scrolled + viewHeight) + 1 + MARGIN, first, count)
  return {
    first,
    end,
    above: first * rowHeight + opened(first),
    below: (count - end) * rowHeight + opened(count) - opened(end),
  }
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), most)
}
