import type { Page, PageRequest } from '../../store/case-store.ts'

/** Items read at a time, so that a page of which much is hidden takes few reads. */
const LEAST_SLICE = 50

/** A page of what may be shown; `next` is its last item where others follow. */
export interface FilledPage<T> {
  readonly items: readonly T[]
  readonly next: T | null
}

/**
 * Reads on until a page is full of what may be shown. So neither an empty page nor a cursor tells that something hidden
 * was found: what is hidden is as if it were not there.
 */
export async function fillPage<T>(
  { after, limit }: PageRequest,
  readShown: (page: PageRequest) => Promise<Page<T>>,
): Promise<FilledPage<T>> {
  const found: T[] = []
  let at = after
  do {
    const page = await readShown({ after: at, limit: Math.max(limit + 1, LEAST_SLICE) })
    found.push(...page.items)
    at = page.next
  } while (at !== null && found.length <= limit)
  const items = found.slice(0, limit)
  return { items, next: found.length > limit ? (items.at(-1) ?? null) : null }
}
