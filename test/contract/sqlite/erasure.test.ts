import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'

import { describe, expect, it } from 'vitest'

import { NOW } from '../../../server/domain/clocks.ts'
import type { CaseId } from '../../../server/domain/ids.ts'
import type { CaseStore } from '../../../server/store/case-store.ts'
import { openDatabase } from '../../../server/store/sqlite/driver.ts'
import { StoreUnavailableError } from '../../../server/store/store-errors.ts'
import { makeBatch, makeExcerpt, makeFact, makeName, makePerson, makeSource, toExcerptId } from '../build-records.ts'
import { appendAll, collectRecords } from '../store-bench.ts'
import { breakFile, openStore } from './open-file.ts'
import { makeFolder } from './temporary-folder.ts'

/** Words that are in no other case and no program, each where a different kind of row keeps it. */
const SECRETS = [
  'qzcasename',
  'qzdescription',
  'qzpersonname',
  'qzquote',
  'qzsourcebytes',
  'qznote',
  'qzpurpose',
  'qzview',
  'qzimport',
  'qzentityid',
]

/** A case in which each secret stands many times, so that it is in inner pages of trees too. */
async function fillCase(store: CaseStore, size: number): Promise<CaseId> {
  const caseId = (await store.createCase('qzcasename', 'qzdescription')).id
  const text = 'In the harbour qzsourcebytes was seen. '.repeat(200)
  const people = Array.from({ length: size }, (_, index) => `qzentityid${index}`)
  const records = people.flatMap((person, index) => [
    makePerson(person),
    makeExcerpt(`x${index}`, 's1', `qzquote number ${index}`),
    makeName(`n${index}`, person, `qzpersonname the ${index}th`, { excerpts: [toExcerptId(`x${index}`)] }),
    makeFact(`c${index}`, person, 'HAS_NOTE', { kind: 'text', value: `qznote ${index}`, language: null }),
  ])
  await store.append(caseId, makeBatch([makeSource('s1', text), ...records], [text]))
  await store.writePositions(caseId, 'qzview', { p1: { x: 1, y: 2 } })
  await store.appendLog({ action: 'unmasked', caseId, actor: 'ana', purpose: 'qzpurpose', detail: {} })
  const request = { key: 'a'.repeat(64), title: 'qzimport.csv' }
  await store.openImport(caseId, request)
  await store.appendPart(caseId, request.key, 0, makeBatch([makePerson('qzentityidlast')]))
  await store.discardImport(caseId)
  return caseId
}

/** The secrets that stand anywhere in the files of a folder, as `file: secret`. */
async function findSecrets(folder: string): Promise<string[]> {
  const files = await readdir(folder)
  const contents = await Promise.all(files.map((file) => readFile(join(folder, file))))
  return files.flatMap((file, index) =>
    SECRETS.filter((secret) => contents[index]?.includes(secret)).map((secret) => `${file}: ${secret}`),
  )
}

describe('erasing a case from a SQLite file', () => {
  it('leaves no word of it in any file of the folder, and other cases as they were', { timeout: 60_000 }, async () => {
    const folder = await makeFolder()
    const store = await openStore({ file: join(folder, 'trama.db') })
    const other = (await store.createCase('Kept', '')).id
    await appendAll(store, other, makePerson('p1'), makeName('c1', 'p1', 'Nadir Solano'))
    const caseId = await fillCase(store, 1500)
    await appendAll(store, other, makePerson('p2'))
    const found = await findSecrets(folder)
    expect(SECRETS.filter((secret) => !found.some((place) => place.endsWith(secret)))).toEqual([])

    // A stream that is half read holds nothing up.
    const stream = store.streamRecords(other, NOW)[Symbol.asyncIterator]()
    await stream.next()
    await store.eraseCase(caseId, { actor: 'judge', purpose: 'Order 12' })
    expect(await findSecrets(folder)).toEqual([])
    expect((await stat(join(folder, 'trama.db'))).size).toBeLessThan(400_000)
    await stream.return?.()

    expect((await collectRecords(store, other)).map((record) => record.id)).toEqual(['p1', 'p2', 'c1'])
    expect(await store.searchNames(other, NOW, 'nadir', 10)).toHaveLength(1)
    expect((await store.verifyCase(other)).faults).toEqual([])
    await store.close()
    expect(await findSecrets(folder)).toEqual([])
  })

  it('ends a stream of the case with an error, never as if it were complete', async () => {
    const store = await openStore()
    const caseId = await fillCase(store, 700)
    const read = async (): Promise<void> => {
      for await (const record of store.streamRecords(caseId, NOW)) {
        if (record.type === 'source') await store.eraseCase(caseId, { actor: 'judge', purpose: null })
      }
    }
    await expect(read()).rejects.toMatchObject({ name: 'UnknownCaseError' })
  })

  it('lets go of the bytes when it is opened again, where a crash or a full disk came between', async () => {
    const folder = await makeFolder()
    const file = join(folder, 'trama.db')
    const store = await openStore({ file })
    await fillCase(store, 200)
    const kept = (await store.createCase('Kept', '')).id
    await appendAll(store, kept, makePerson('p1'))
    await store.close()
    // What the erasing transaction leaves: no row of the case, its bytes in free pages, and the note that they are due.
    breakFile(file, (database) => {
      for (const table of ['name_word', 'claim_source', 'claim', 'excerpt', 'entity', 'record', 'source_bytes']) {
        database.exec(`DELETE FROM ${table} WHERE case_no = 1`)
      }
      database.exec(`DROP TABLE text_quote_1; DROP TABLE text_passage_1; DELETE FROM passage WHERE case_no = 1;
        DELETE FROM view_positions; DELETE FROM case_info WHERE no = 1; DELETE FROM log;
        INSERT INTO setting VALUES ('bytes_to_release', '1')`)
    })
    expect(await findSecrets(folder)).not.toEqual([])
    const again = await openStore({ file })
    expect(await findSecrets(folder)).toEqual([])
    expect(await collectRecords(again, kept)).toHaveLength(1)
  })

  it('says so when somebody else keeps the file from letting go, and does it later', { timeout: 60_000 }, async () => {
    const folder = await makeFolder()
    const file = join(folder, 'trama.db')
    const store = await openStore({ file })
    const caseId = await fillCase(store, 50)
    const other = openDatabase(file, { busyTimeoutMs: 0 })
    other.exec('BEGIN')
    other.all('SELECT count(*) AS count FROM record', [])
    const erasing = store.eraseCase(caseId, { actor: 'judge', purpose: null })
    await expect(erasing).rejects.toBeInstanceOf(StoreUnavailableError)
    await expect(erasing).rejects.toThrow(/is erased, but/)
    await expect(store.getCase(caseId)).rejects.toMatchObject({ name: 'UnknownCaseError' })
    other.exec('COMMIT')
    other.close()
    await store.close()
    await openStore({ file })
    expect(await findSecrets(folder)).toEqual([])
  })
})
