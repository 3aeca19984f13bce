import { listedFilterSchema } from '../../contract/exploring.ts'
import type { LinkFilterQuery } from '../../contract/exploring.ts'
import type { LinkFilter } from '../../store/link.ts'
import { ApiError } from '../problem-of.ts'

/** What a request asks of links, its lists apart already. */
interface AskedFilter {
  readonly predicates?: readonly string[] | undefined
  readonly grades?: readonly string[] | undefined
  readonly from?: string | undefined
  readonly to?: string | undefined
}

/** A filter of the store from that of a body. Throws ApiError for a window with one end. */
export function readFilter({ predicates, grades, from, to }: AskedFilter): LinkFilter {
  return {
    ...(predicates === undefined ? {} : { predicates }),
    ...(grades === undefined ? {} : { grades }),
    ...(from === undefined && to === undefined ? {} : { within: readWindow(from, to) }),
  }
}

/** The same from that of a query. Throws ZodError for a predicate or grade that there cannot be. */
export function readQueryFilter({ predicates, grades, from, to }: LinkFilterQuery): LinkFilter {
  return readFilter(
    listedFilterSchema.parse({ predicates: splitList(predicates), grades: splitList(grades), from, to }),
  )
}

function splitList(text: string | undefined): string[] | undefined {
  return text?.split(',').map((item) => item.trim())
}

function readWindow(from: string | undefined, to: string | undefined): { from: string; to: string } {
  if (from === undefined || to === undefined) {
    throw new ApiError(400, 'half-window', 'A window of days has two ends. Give both `from` and `to`, or neither.')
  }
  if (to < from) throw new ApiError(400, 'empty-window', `The window ends on ${to}, before it begins on ${from}.`)
  return { from, to }
}
