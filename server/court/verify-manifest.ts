import { hashManifest } from './build-manifest.ts'
import type { Manifest } from './build-manifest.ts'
import { hashText, writeCanonicalJson } from './canonical-json.ts'
import { readStamp } from './stamp.ts'

/** An exhibit as it was handed over, with the hashes of the sources at hand, by id. */
export interface HandedOver {
  readonly manifest: Manifest
  readonly svg: string
  readonly schedule: unknown
  readonly disclosureSchedule: unknown
  readonly sourceHashes: ReadonlyMap<string, string>
}

export interface Difference {
  readonly part: 'manifest' | 'chart' | 'schedule' | 'disclosure-schedule' | 'source'
  /** Id of the source, null for the other parts. */
  readonly id: string | null
  readonly expected: string
  /** Null when it is not there at all. */
  readonly found: string | null
}

/**
 * Says what differs between an exhibit and its manifest; nothing when all is as it was made. That all was replaced
 * alike shows only against the hash on a printed page or in a record of the court.
 */
export function verifyManifest(given: HandedOver): Difference[] {
  const { manifest, sourceHashes } = given
  const stamp = readStamp(given.svg)
  const parts: Difference[] = [
    compare('manifest', hashManifest(manifest), stamp?.hash ?? null),
    compare('chart', manifest.chartSha256, hashText(stamp?.blank ?? given.svg)),
    compare('schedule', manifest.scheduleSha256, hashText(writeCanonicalJson(given.schedule))),
    compare(
      'disclosure-schedule',
      manifest.disclosureScheduleSha256,
      hashText(writeCanonicalJson(given.disclosureSchedule)),
    ),
  ]
  const sources = manifest.sources.map(({ id, sha256 }): Difference => {
    return { part: 'source', id, expected: sha256, found: sourceHashes.get(id) ?? null }
  })
  return [...parts, ...sources].filter(({ expected, found }) => expected !== found)
}

function compare(part: Difference['part'], expected: string, found: string | null): Difference {
  return { part, id: null, expected, found }
}
