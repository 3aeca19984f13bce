import type { Page, PageRequest } from '../store/case-store.ts'

const PAGE_SIZE = 5000
/** How many ids one read is asked for. */
const MOST_IDS = 1000

/** Reads every page of a paged read into one list. */
export async function readAll<T>(read: (page: PageRequest) => Promise<Page<T>>): Promise<T[]> {
  const items: T[] = []
  for await (const page of readPages(read)) for (const item of page) items.push(item)
  return items
}

/** Reads every page of a paged read, one in memory at a time. */
export async function* readPages<T>(read: (page: PageRequest) => Promise<Page<T>>): AsyncGenerator<readonly T[]> {
  let after: string | null = null
  do {
    const page: Page<T> = await read({ after, limit: PAGE_SIZE })
    yield page.items
    after = page.next
  } while (after !== null)
}

/** The ids, each once and sorted, in lists of as many as one read is asked for. */
export function splitIds<T extends string>(ids: Iterable<T>): T[][] {
  const all = [...new Set(ids)].sort()
  return Array.from({ length: Math.ceil(all.length / MOST_IDS) }, (_, part) =>
    all.slice(part * MOST_IDS, (part + 1) * MOST_IDS),
  )
}
