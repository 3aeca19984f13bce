import type { InputFingerprint } from '../../analysis/hash-input.ts'
import { storedFindingSchema } from '../../contract/findings.ts'
import type { StoredFinding } from '../../contract/findings.ts'
import type { CaseId } from '../../domain/ids.ts'
import type { FindingHeader } from '../../store/case-findings.ts'
import type { CaseStore } from '../../store/case-store.ts'
import { openFinding } from '../../store/finding-row.ts'
import { ApiError } from '../problem-of.ts'

/** A finding that was kept, opened and found whole. */
export interface OpenedFinding extends StoredFinding {
  /** Canonical JSON; null where it was too large to be kept. */
  readonly resultText: string | null
  /** What its material was, item by item; null where that was too large to be kept. */
  readonly fingerprint: InputFingerprint | null
}

/**
 * Reads a finding and checks it against its seal.
 *
 * @throws {ApiError} 404 when the case has no such finding
 * @throws {DamagedFindingError} when it was altered
 */
export async function readFinding(store: CaseStore, caseId: CaseId, id: string): Promise<OpenedFinding> {
  const row = await store.readFinding(caseId, id)
  if (row === null) throw new ApiError(404, 'unknown-finding', `The case has no finding "${id}".`)
  const { header, result, input } = openFinding(row)
  const fingerprint = input === null ? null : (JSON.parse(input) as InputFingerprint)
  return { ...viewHeader(header), resultText: result, fingerprint }
}

/** What a finding says of itself, as far as the contract names it. @throws {ApiError} 409 for one of a later version */
export function viewHeader(header: FindingHeader): StoredFinding {
  const parsed = storedFindingSchema.safeParse(header)
  if (parsed.success) return parsed.data
  const message = `The finding "${header.id}" was kept by another version of the program, which alone can read it.`
  throw new ApiError(409, 'foreign-finding', message)
}
