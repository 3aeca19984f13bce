import { createHash } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { expect } from 'vitest'

import { RECORD_TYPES } from '../../server/domain/case-record.ts'
import type { CaseBatch } from '../../server/domain/case-record.ts'
import { NOW } from '../../server/domain/clocks.ts'
import type { Clocks } from '../../server/domain/clocks.ts'
import type { CaseId } from '../../server/domain/ids.ts'
import type { CaseStore } from '../../server/store/case-store.ts'
import { hashContent, serializeRecord } from '../../server/store/record-content.ts'
import { openSqliteStore } from '../../server/store/sqlite/sqlite-case-store.ts'
import { toEntityId, toSourceId } from '../contract/build-records.ts'
import { openCase, readStatus } from '../contract/store-bench.ts'
import { appendRest } from './carry-out.ts'
import type { ImportPlan } from './import-plan.ts'

/** What a case of a plan hashes to before its import and after it, where nothing was cut off. */
export interface Digests {
  readonly base: string
  readonly whole: string
}

/** Carries a plan out undisturbed, in a file of its own, and checks that what is there then is what was planned. */
export async function digestUndisturbed(plan: ImportPlan): Promise<Digests> {
  const folder = await mkdtemp(join(tmpdir(), 'trama-undisturbed-'))
  const store = openSqliteStore({ file: join(folder, 'undisturbed.db'), clock: () => new Date() })
  try {
    const caseId = await openCase(store)
    await store.append(caseId, plan.base)
    const base = await digestCase(store, caseId)
    await appendRest(store, caseId, plan, () => undefined)
    await store.publishImport(caseId, plan.request.key)
    const whole = await digestCase(store, caseId)
    expect({ base, whole }).toEqual({
      base: digestBatches([plan.base]),
      whole: digestBatches([plan.base, ...plan.parts]),
    })
    return { base, whole }
  } finally {
    await store.close()
    await rm(folder, { recursive: true })
  }
}

/** What a case that holds these batches and nothing else hashes to, without any store. */
function digestBatches(batches: readonly CaseBatch[]): string {
  const records = batches.flatMap((batch) => batch.records)
  const byId = [...new Map(records.map((record) => [`${record.type} ${record.id}`, record])).values()]
  byId.sort((a, b) => (a.id < b.id ? -1 : 1))
  const hash = createHash('sha256')
  for (const record of RECORD_TYPES.flatMap((type) => byId.filter((one) => one.type === type))) {
    hash.update(`${serializeRecord(record)}\n`)
    if (record.type === 'source') hash.update(record.sha256)
  }
  return hash.digest('hex')
}

/** A hash over every record in canonical form and order, and over the bytes of every source. */
export async function digestCase(store: CaseStore, caseId: CaseId, clocks: Clocks = NOW): Promise<string> {
  const hash = createHash('sha256')
  for await (const record of store.streamRecords(caseId, clocks)) {
    hash.update(`${serializeRecord(record)}\n`)
    if (record.type !== 'source') continue
    const bytes = await store.readSourceBytes(caseId, clocks, record.id)
    hash.update(bytes === null ? 'no bytes' : hashContent(bytes))
  }
  return hash.digest('hex')
}

/**
 * Checks a case whose import was cut off after it said `lines`: all that was acknowledged is there and none of it is
 * seen; then ends the import as it would have, and checks that nothing tells it was ever cut off.
 */
export async function checkAfterCut(
  store: CaseStore,
  plan: ImportPlan,
  digests: Digests,
  lines: readonly string[],
): Promise<void> {
  const caseId = readCaseId(lines)
  const acknowledged = lines.filter((line) => line.startsWith('part ')).length
  const state = await store.findImport(caseId)
  if (state !== null) {
    expect(state.parts).toBeGreaterThanOrEqual(acknowledged)
    expect(state.parts).toBeLessThanOrEqual(plan.parts.length)
    expect(lines).not.toContain('done')
    await checkUnseen(store, caseId, digests)
  } else if (lines.includes('publish')) {
    expect(await digestCase(store, caseId)).toBe(digests.whole)
  } else {
    await checkUnseen(store, caseId, digests)
  }
  if (lines.includes('discard')) await checkDiscarded(store, caseId, digests)
  await appendRest(store, caseId, plan, () => undefined)
  await checkUnseenUnlessPublished(store, caseId, digests, lines)
  await store.publishImport(caseId, plan.request.key)
  expect(await digestCase(store, caseId)).toBe(digests.whole)
  await checkFaultless(store, caseId)
}

function readCaseId(lines: readonly string[]): CaseId {
  const line = lines.find((one) => one.startsWith('case '))
  if (line === undefined) throw new Error('the import was cut off before its case was there')
  return line.slice('case '.length) as CaseId
}

async function checkDiscarded(store: CaseStore, caseId: CaseId, digests: Digests): Promise<void> {
  await store.discardImport(caseId)
  expect(await store.findImport(caseId)).toBeNull()
  await checkUnseen(store, caseId, digests)
  await checkFaultless(store, caseId)
}

/** An import that had been published when it was cut off finds everything there when it is done again. */
async function checkUnseenUnlessPublished(
  store: CaseStore,
  caseId: CaseId,
  digests: Digests,
  lines: readonly string[],
): Promise<void> {
  const digest = await digestCase(store, caseId)
  expect(lines.includes('publish') ? [digests.base, digests.whole] : [digests.base]).toContain(digest)
}

async function checkFaultless(store: CaseStore, caseId: CaseId): Promise<void> {
  const { faults, faultCount } = await store.verifyCase(caseId)
  expect(faults).toEqual([])
  expect(faultCount).toBe(0)
}

/** No read of the case sees anything but its base. */
async function checkUnseen(store: CaseStore, caseId: CaseId, digests: Digests): Promise<void> {
  const page = { after: null, limit: 5000 }
  const person = toEntityId('p0-0')
  const year = { from: '2023-01-01', to: '2023-12-31' }
  expect(await digestCase(store, caseId)).toBe(digests.base)
  expect(await digestCase(store, caseId, { asAt: null, knownAt: '9000-01-01T00:00:00.000Z' })).toBe(digests.base)
  expect((await store.searchNames(caseId, NOW, 'solano', 100)).map((hit) => hit.entity)).toEqual(['base-p'])
  for (const field of ['quote', 'passage'] as const) {
    expect((await store.searchText(caseId, NOW, { field, text: 'person0x0' }, page)).items).toEqual([])
  }
  expect((await store.readEntities(caseId, NOW, { kinds: ['Person'] }, page)).items).toHaveLength(2)
  expect((await store.readClaims(caseId, NOW, {}, page)).items.map((claim) => claim.id)).toEqual(['base-c', 'base-t'])
  expect((await store.readTimeline(caseId, NOW, year, page)).items.map((item) => item.claim.id)).toEqual(['base-t'])
  expect(await store.readFrontier(caseId, NOW, [person, toEntityId('base-p')], {}, 1000)).toHaveLength(1)
  expect(await store.countLinks(caseId, NOW, person, {})).toEqual([])
  expect(await store.listMostLinked(caseId, NOW, 10)).toEqual(['base-p', 'base-q'])
  expect(await store.readSourceBytes(caseId, NOW, toSourceId('s0'))).toBeNull()
  expect(await store.readPredicates(caseId, NOW)).toEqual([])
  expect(await store.readOverrides(caseId, NOW)).toEqual([])
  expect(await readStatus(store, caseId, 'base-t', null)).toBe('active')
}
