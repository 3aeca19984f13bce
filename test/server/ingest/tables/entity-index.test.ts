import { describe, expect, it } from 'vitest'
import { hashEntity } from '../../../../server/ingest/tables/content-id.ts'
import { EntityIndex } from '../../../../server/ingest/tables/entity-index.ts'

const VEHICLE = { kind: 'Object', subkind: 'vehicle' } as const

describe('the index of nodes', () => {
  it('finds every node it was given and no other, past several growths', () => {
    const index = new EntityIndex()
    const digests = Array.from({ length: 20_000 }, (_, at) => hashEntity('ns', 'space', String(at)))
    digests.forEach((digest, at) => {
      index.add(digest, { file: at % 7, row: at, content: BigInt(at) << 33n, form: VEHICLE })
    })
    expect(index.size).toBe(20_000)
    expect(digests.every((digest, at) => index.get(digest)?.row === at)).toBe(true)
    expect(index.get(digests[12_345] ?? Buffer.alloc(32))).toEqual({
      file: 12_345 % 7,
      row: 12_345,
      content: 12_345n << 33n,
      form: VEHICLE,
    })
    expect(index.get(hashEntity('ns', 'space', 'other'))).toBeNull()
    expect(index.get(hashEntity('ns', 'other', '1'))).toBeNull()
    expect(index.get(hashEntity('other', 'space', '1'))).toBeNull()
  })

  it('keeps what it was given first', () => {
    const index = new EntityIndex()
    const digest = hashEntity('ns', '', '1')
    index.add(digest, { file: 0, row: 2, content: 1n, form: { kind: 'Person', subkind: null } })
    index.add(digest, { file: 1, row: 9, content: 2n, form: VEHICLE })
    expect(index.size).toBe(1)
    expect(index.get(digest)).toMatchObject({ file: 0, row: 2, form: { kind: 'Person', subkind: null } })
  })
})
