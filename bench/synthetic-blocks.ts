import process from 'node:process'

import { countBlocks, synthesise } from '../fixtures/synthetic/synthesise.ts'
import type { CaseBatch } from '../server/domain/case-record.ts'

const SEED = 1

/** Cases of more blocks take minutes; whoever waits hears how far they are. */
const LONG = 20

/** A made-up case block by block, the same each time; only the block at hand is in memory. */
export function* readSyntheticBlocks(people: number): Iterable<CaseBatch> {
  const blocks = countBlocks(people)
  let taken = 0
  for (const { batch } of synthesise({ people, seed: SEED })) {
    yield batch
    taken += 1
    if (blocks > LONG && taken % LONG === 0) process.stderr.write(`  ${taken} of ${blocks} blocks\n`)
  }
}
