/**
 * An import in parts. On disk its records bear the instant at which it was opened; it became known when it was
 * published. Its case receives nothing else in between, so that no two of a case overlap.
 */
export interface ImportInterval {
  readonly openedAt: string
  /** Null while the import is neither published nor discarded. */
  readonly publishedAt: string | null
}

/** Instants of publication by those that the records of an import bear on disk. */
export type Publications = ReadonlyMap<string, string>

/** What turns the instants on disk into those at which records became known. */
export function mapPublications(intervals: readonly ImportInterval[]): Publications {
  return new Map(
    intervals.flatMap(({ openedAt, publishedAt }) => (publishedAt === null ? [] : [[openedAt, publishedAt]])),
  )
}

/** The last instant on disk that a read up to `until` may see: before the import that was under way then, if any was. */
export function clampToPublished(until: string, intervals: readonly ImportInterval[]): string {
  const hidden = intervals.find(
    ({ openedAt, publishedAt }) => openedAt <= until && (publishedAt === null || publishedAt > until),
  )
  return hidden === undefined ? until : new Date(Date.parse(hidden.openedAt) - 1).toISOString()
}

/** When a record became known, from the instant it bears on disk. */
export function readPublication(publications: Publications, receivedAt: string): string {
  return publications.get(receivedAt) ?? receivedAt
}
