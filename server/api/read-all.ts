import type { Page, PageRequest } from '../store/case-store.ts'

const PAGE_SIZE = 5000

/** Reads every page of a paged read into one list. */
export async function readAll<T>(read: (page: PageRequest) => Promise<Page<T>>): Promise<T[]> {
  const items: T[] = []
  let after: string | null = null
  do {
    const page: Page<T> = await read({ after, limit: PAGE_SIZE })
    for (const item of page.items) items.push(item)
    after = page.next
  } while (after !== null)
  return items
}
