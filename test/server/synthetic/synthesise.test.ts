import { createHash } from 'node:crypto'
import { PassThrough } from 'node:stream'
import { buffer } from 'node:stream/consumers'

import { describe, expect, test } from 'vitest'

import { countBlocks, syntheticCase, synthesise } from '../../../fixtures/synthetic/synthesise.ts'
import type { SyntheticBlock } from '../../../fixtures/synthetic/synthesise.ts'
import { CASE_FILE_LIMITS } from '../../../server/contract/limits.ts'
import { objectEntity } from '../../../server/domain/claim.ts'
import { serializeCase } from '../../../server/ingest/case-file/serialize-case.ts'
import { readCaseFile } from '../../../server/ingest/readers/read-case-file.ts'
import { writeCaseFile } from '../../../server/ingest/write-case-file.ts'
import { pick } from './read-block.ts'

const HEADER = { name: 'Synthetic', description: '', masked: false }

/** SHA-256 over the canonical lines and the bytes of the sources; serialising also checks the canonical order. */
async function hashBlock({ batch }: SyntheticBlock): Promise<string> {
  const hashes = new Set<string>()
  const hash = createHash('sha256')
  for await (const chunk of serializeCase(HEADER, batch.records, hashes, CASE_FILE_LIMITS)) hash.update(chunk)
  for (const sha256 of hashes) hash.update(batch.sourceBytes.get(sha256) ?? 'missing')
  return hash.digest('hex')
}

async function hashSeed(seed: number): Promise<string> {
  const [block] = synthesise({ people: 400, seed })
  return block === undefined ? '' : hashBlock(block)
}

describe('a synthetic case', () => {
  test('is the same byte for byte for the same seed, and another for another seed', async () => {
    const hash = await hashSeed(1)
    expect(await hashSeed(1)).toBe(hash)
    expect(await hashSeed(2)).not.toBe(hash)
  })

  test('takes 400 to 400,000 people and nothing else', () => {
    for (const people of [399, 400_001, 400.5, Number.NaN]) {
      expect(() => synthesise({ people, seed: 1 })).toThrow(RangeError)
    }
    expect(countBlocks(400)).toBe(1)
    expect(countBlocks(400_000)).toBe(1000)
  })

  test('is written to a case file that its reader takes without a problem', async () => {
    const { name, description, batch } = syntheticCase()
    const output = new PassThrough()
    const readSource = (sha256: string) => Promise.resolve(batch.sourceBytes.get(sha256) ?? null)
    const header = { name, description, masked: false }
    const written = writeCaseFile(output, { header, records: batch.records, readSource })
    const [bytes] = await Promise.all([buffer(output), written])
    const back = await readCaseFile(bytes)
    expect(back.batch.records).toEqual(batch.records)
  })
})

describe('a case of several organisations', () => {
  test('has exactly so many people, ids that never repeat, and blocks that refer to themselves and earlier ones', () => {
    const entities = new Set<string>()
    const ids = new Set<string>()
    const wrong: string[] = []
    let people = 0
    let last = ''
    const liaisons: number[] = []
    for (const block of synthesise({ people: 4_001, seed: 3 })) {
      for (const record of block.batch.records) {
        if (ids.has(record.id)) wrong.push(`${record.id} comes twice`)
        ids.add(record.id)
        if (record.type === 'entity') entities.add(record.id)
        if (record.type === 'entity' && record.kind === 'Person') people += 1
      }
      const claims = pick(block, 'claim')
      const firstClaim = claims[0]?.id ?? ''
      expect(firstClaim > last).toBe(true)
      last = claims.at(-1)?.id ?? ''
      for (const claim of claims) {
        for (const id of [claim.subject, objectEntity(claim) ?? claim.subject]) {
          if (!entities.has(id)) wrong.push(`${claim.id} refers to ${id}`)
        }
      }
      liaisons.push(block.truth.liaisons.length)
    }
    expect(wrong).toEqual([])
    expect(people).toBe(4_001)
    expect(liaisons).toEqual([0, ...Array<number>(9).fill(6)])
  })

  test('iterates anew from the start', () => {
    const blocks = synthesise({ people: 400, seed: 5 })
    const [first] = blocks
    const [again] = blocks
    expect(again?.batch.records).toEqual(first?.batch.records)
  })
})
