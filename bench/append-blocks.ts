import type { CaseId } from '../server/domain/ids.ts'
import type { CaseStore } from '../server/store/case-store.ts'
import { serializeRecord } from '../server/store/record-content.ts'
import type { PausableWatch } from './stopwatch.ts'
import { timeEach } from './stopwatch.ts'
import { readSyntheticBlocks } from './synthetic-blocks.ts'

/** Appends a made-up case to the store block by block; making it is not timed. */
export function appendBlocks(people: number, store: CaseStore, caseId: CaseId, watch: PausableWatch): Promise<void> {
  return timeEach(readSyntheticBlocks(people), watch, async (batch) => {
    await store.append(caseId, batch)
  })
}

/** Passes the serialised records of each block on; making and serialising them is not timed. */
export function insertBlocks(
  people: number,
  watch: PausableWatch,
  insert: (bodies: readonly string[]) => void | Promise<void>,
): Promise<void> {
  return timeEach(serializeBlocks(people), watch, insert)
}

function* serializeBlocks(people: number): Iterable<readonly string[]> {
  for (const { records } of readSyntheticBlocks(people)) yield records.map(serializeRecord)
}
