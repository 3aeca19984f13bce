import { randomUUID } from 'node:crypto'

import canonicalize from 'canonicalize'

import { isInstant } from '../domain/clocks.ts'
import { ID_PATTERN } from '../domain/ids.ts'
import type { FindingHeader, FindingRow, NewFinding } from './case-findings.ts'
import { hashContent } from './record-content.ts'
import { MOST_PACKED_BYTES, unsealJson } from './seal-json.ts'
import type { SealedJson } from './seal-json.ts'
import { DamagedFindingError } from './store-errors.ts'

/** A finding as it is kept, and what it says of itself. */
export interface MadeFinding {
  readonly header: FindingHeader
  readonly row: FindingRow
}

/** Gives a finding its id and its instant, and seals both with all that it says of itself. */
export function makeFinding({ task, actor, manifest, result, input }: NewFinding, now: Date): MadeFinding {
  const header: FindingHeader = {
    id: `finding-${randomUUID()}`,
    at: now.toISOString(),
    task,
    actor,
    manifest,
    result: describePart(result),
    input: describePart(input),
  }
  const body = canonicalize(header)
  if (body === undefined) throw new TypeError('a finding cannot be written as JSON')
  // What is read back is what was written: members that are undefined are gone.
  const read = JSON.parse(body) as FindingHeader
  return { header: read, row: { body, sha256: hashContent(body), result: result.bytes, input: input.bytes } }
}

function describePart({ sha256, byteLength, bytes }: SealedJson): FindingHeader['result'] {
  return { sha256, byteLength, kept: bytes !== null }
}

/** What a row says of itself. @throws {DamagedFindingError} when it is not what was sealed */
export function readHeader({ body, sha256 }: Pick<FindingRow, 'body' | 'sha256'>): FindingHeader {
  if (hashContent(body) !== sha256) throw new DamagedFindingError('what it says of itself is not what was sealed')
  const header = parse(body)
  if (header === null) throw new DamagedFindingError('what it says of itself cannot be read')
  return header
}

/** The JSON text of both parts, null where a part was not kept. @throws {DamagedFindingError} for what was altered */
export function openFinding(row: FindingRow): {
  readonly header: FindingHeader
  readonly result: string | null
  readonly input: string | null
} {
  const header = readHeader(row)
  return { header, result: openPart(header.result, row.result), input: openPart(header.input, row.input) }
}

/** What is wrong with the row that is kept under an id, or null; never with words of it. */
export function findFindingFault(row: FindingRow, id: string): string | null {
  try {
    return openFinding(row).header.id === id ? null : 'it is another finding than it is kept as'
  } catch (error) {
    if (error instanceof DamagedFindingError) return error.fault
    throw error
  }
}

function openPart({ kept, ...part }: FindingHeader['result'], bytes: Uint8Array | null): string | null {
  if (kept !== (bytes !== null)) throw new DamagedFindingError('a part of it is missing')
  if (bytes === null) return null
  if (bytes.byteLength > MOST_PACKED_BYTES) throw new DamagedFindingError('a part of it is larger than any is')
  return unsealJson({ ...part, bytes })
}

function parse(body: string): FindingHeader | null {
  try {
    const header = JSON.parse(body) as FindingHeader
    return isHeader(header) ? header : null
  } catch {
    return null
  }
}

/** Whoever forges a digest too may leave out what all else builds on. */
function isHeader({ id, at, task, actor, manifest, result, input }: Partial<FindingHeader>): boolean {
  const isText = [id, at, task, actor].every((text) => typeof text === 'string')
  const isWhole = [manifest, result, input].every((part) => typeof part === 'object' && (part as unknown) !== null)
  return isText && isWhole && ID_PATTERN.test(id ?? '') && isInstant(at ?? '')
}

/** Where a page of findings begins: all that stand before `<at> <id>`, the newest first. */
export function readPlace(after: string | null): { readonly at: string; readonly id: string } {
  if (after === null) return { at: '~', id: '~' }
  const [at = '', id = '', ...more] = after.split(' ')
  if (!isInstant(at) || !ID_PATTERN.test(id) || more.length > 0) {
    throw new RangeError(`a page of findings goes on after "<at> <id>" of the last, not after "${after}"`)
  }
  return { at, id }
}

export function writePlace({ at, id }: Pick<FindingHeader, 'at' | 'id'>): string {
  return `${at} ${id}`
}
