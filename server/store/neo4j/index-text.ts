import type { CaseId } from '../../domain/ids.ts'
import type { Source } from '../../domain/source.ts'
import { describeSearchText } from '../match-text.ts'
import { decodeSourceText, hasPassages, spellPassageId, splitPassages } from '../split-passages.ts'
import { toInteger } from './convert-values.ts'
import type { NodeProperties } from './describe-record.ts'
import type { Transaction } from './transactions.ts'
import { writeRows } from './write-rows.ts'

/** Passages written at once, of at most a thousand characters each. */
const SLICE_SIZE = 500

/** What the passages of new sources have in common. */
export interface PassagePlace {
  readonly caseId: CaseId
  readonly receivedAt: string
  readonly sourceBytes: ReadonlyMap<string, Uint8Array>
}

/** Writes the passages of those sources that are running texts; the sources themselves are there already. */
export async function writePassages(
  transaction: Transaction,
  { caseId, receivedAt, sourceBytes }: PassagePlace,
  sources: readonly Source[],
  checkpoint: () => void,
): Promise<void> {
  for (const source of sources) {
    const rows = listPassages(source, sourceBytes.get(source.sha256))
    for (let start = 0; start < rows.length; start += SLICE_SIZE) {
      checkpoint()
      const slice = rows.slice(start, start + SLICE_SIZE)
      await writeRows(transaction, 'write/create-passages', { caseId, receivedAt }, slice)
    }
  }
}

/** The nodes of a source's passages, without what all of a batch have in common; none for a table. */
export function listPassages(source: Source, bytes: Uint8Array | undefined): NodeProperties[] {
  if (bytes === undefined || !hasPassages(source)) return []
  const whole = decodeSourceText(bytes)
  return splitPassages(whole).map(({ start, end }) => {
    const text = whole.slice(start, end)
    return {
      id: spellPassageId(source.id, start),
      sourceId: source.id,
      start: toInteger(start),
      end: toInteger(end),
      text,
      searchText: describeSearchText(text),
    }
  })
}
