import { join } from 'node:path'

import { describe, expect, it } from 'vitest'

import type { CaseRecord } from '../../../server/domain/case-record.ts'
import type { CaseId } from '../../../server/domain/ids.ts'
import type { IntegrityFault } from '../../../server/store/integrity.ts'
import { hashContent } from '../../../server/store/record-content.ts'
import { sealJson } from '../../../server/store/seal-json.ts'
import {
  makeBatch,
  makeExcerpt,
  makeName,
  makeOverride,
  makePerson,
  makePredicate,
  makeReview,
  makeSource,
  makeTie,
  toClaimId,
  toExcerptId,
} from '../build-records.ts'
import { appendAll } from '../store-bench.ts'
import { breakFile, openStore } from './open-file.ts'
import { makeFolder } from './temporary-folder.ts'

const TEXT = 'Nadir Solano met Amira Vale in the harbour.'
const RECORDS: readonly CaseRecord[] = [
  makePredicate('SHARES_FLAT_WITH'),
  makeSource('s1', TEXT),
  makeExcerpt('x1', 's1', 'Nadir Solano'),
  makePerson('p1'),
  makePerson('p2'),
  makeName('c1', 'p1', 'Nadir Solano', { excerpts: [toExcerptId('x1')], valid: { from: '2023-05', to: 'unknown' } }),
  makeTie('c2', 'p1', 'KIN_OF', 'p2', { supersedes: toClaimId('c1'), contradicts: [toClaimId('c1')] }),
  makeReview('r1', 'c2', 'confirmed', { excerpts: [toExcerptId('x1')] }),
  makeOverride('o1', 'p2'),
]

/** A file with two cases of the same records, the second of which nothing is done to. */
async function makeFile(): Promise<{ file: string; caseId: CaseId; other: CaseId }> {
  const file = join(await makeFolder(), 'trama.db')
  const store = await openStore({ file })
  const caseId = (await store.createCase('One', '')).id
  const other = (await store.createCase('Other', '')).id
  for (const id of [caseId, other]) await store.append(id, makeBatch(RECORDS, [TEXT]))
  await store.close()
  return { file, caseId, other }
}

const no = (type: string, id: string): string =>
  `(SELECT no FROM record WHERE case_no = 1 AND type = '${type}' AND id = '${id}')`

/** Damage to what is derived, which making it anew mends: the statement and the fault it must show as. */
const DERIVED: readonly [string, string, Pick<IntegrityFault, 'type' | 'id'>][] = [
  ['an entity is missing', `DELETE FROM entity WHERE record_no = ${no('entity', 'p1')}`, { type: 'entity', id: 'p1' }],
  [
    'an entity has another kind',
    `UPDATE entity SET kind = 'Group' WHERE case_no = 1 AND id = 'p1'`,
    { type: 'entity', id: 'p1' },
  ],
  [
    'an entity too many',
    `INSERT INTO entity VALUES (${no('override', 'o1')}, 1, 'Person', 'p9')`,
    { type: 'entity', id: 'p9' },
  ],
  ['an excerpt is missing', `DELETE FROM excerpt WHERE case_no = 1`, { type: 'excerpt', id: 'x1' }],
  [
    'an excerpt is of another source',
    `UPDATE excerpt SET source = 's2' WHERE case_no = 1`,
    { type: 'excerpt', id: 'x1' },
  ],
  ['a review is missing', `DELETE FROM review WHERE case_no = 1`, { type: 'review', id: 'r1' }],
  ['a review says otherwise', `UPDATE review SET verdict = 'refuted' WHERE case_no = 1`, { type: 'review', id: 'r1' }],
  ['a claim is missing', `DELETE FROM claim WHERE case_no = 1 AND id = 'c2'`, { type: 'claim', id: 'c2' }],
  ...[
    ['predicate', 'OWNS'],
    ['subject', 'p2'],
    ['object', 'p1'],
    ['supersedes', 'c2'],
    ['first_day', '2020-01-01'],
    ['last_day', '2020-01-01'],
    ['recorded_at', '2020-01-01T00:00:00.000Z'],
    ['received_at', '2020-01-01T00:00:00.000Z'],
    ['valid_from', '2020'],
    ['valid_to', '2020'],
    ['grade', 'admiralty/1'],
  ].map(([column, value]): [string, string, Pick<IntegrityFault, 'type' | 'id'>] => [
    `a claim has another ${column}`,
    `UPDATE claim SET ${column} = '${value}' WHERE case_no = 1 AND id = 'c1'`,
    { type: 'claim', id: 'c1' },
  ]),
  ['a source of a claim is missing', `DELETE FROM claim_source WHERE case_no = 1`, { type: 'claim', id: 'c1' }],
  ['a source of a claim too many', `INSERT INTO claim_source VALUES (1, 's1', 'c2')`, { type: 'claim', id: 'c2' }],
  ['a contradiction is missing', `DELETE FROM contradiction WHERE case_no = 1`, { type: 'claim', id: 'c2' }],
  [
    'a contradiction has another instant',
    `UPDATE contradiction SET received_at = '2020' WHERE case_no = 1`,
    { type: 'claim', id: 'c2' },
  ],
  ['a contradiction too many', `INSERT INTO contradiction VALUES (1, 'c2', 'c1', '2020')`, { type: 'claim', id: 'c1' }],
  [
    'a word of a name is missing',
    `DELETE FROM name_word WHERE case_no = 1 AND word = 'nadir'`,
    { type: 'claim', id: 'c1' },
  ],
  [
    'a word of a name too many',
    `INSERT INTO name_word VALUES (1, 'amira', 'p1', ${no('claim', 'c1')})`,
    { type: 'claim', id: 'c1' },
  ],
  [
    'a word of a name of somebody else',
    `UPDATE name_word SET entity = 'p2' WHERE case_no = 1`,
    { type: 'claim', id: 'c1' },
  ],
  ['a quote is not indexed', `DELETE FROM text_quote_1`, { type: 'excerpt', id: 'x1' }],
  [
    'a quote is indexed with other words',
    `DELETE FROM text_quote_1; INSERT INTO text_quote_1 (rowid, words) SELECT record_no, 'nadir' FROM excerpt WHERE case_no = 1`,
    { type: 'excerpt', id: 'x1' },
  ],
  ['the index of quotes is gone', `DROP TABLE text_quote_1`, { type: 'excerpt', id: 'x1' }],
  [
    'a quote too many is indexed',
    `INSERT INTO text_quote_1 (rowid, words) VALUES (99999, 'nadir')`,
    { type: 'excerpt', id: '' },
  ],
  ['a passage is missing', `DELETE FROM passage WHERE case_no = 1`, { type: 'source', id: 's1' }],
  ['a passage ends elsewhere', `UPDATE passage SET end = end - 1 WHERE case_no = 1`, { type: 'source', id: 's1' }],
  ['a passage is not indexed', `DELETE FROM text_passage_1`, { type: 'source', id: 's1' }],
  ['a passage too many', `INSERT INTO passage VALUES (99999, 1, 1, 's9', 0, 5)`, { type: 'source', id: '' }],
]

describe('checking a SQLite file', () => {
  it.each(DERIVED)('finds that %s, and making all anew mends it', async (_what, sql, fault) => {
    const { file, caseId, other } = await makeFile()
    breakFile(file, (database) => {
      database.exec(sql)
    })
    const store = await openStore({ file })
    const report = await store.verifyCase(caseId)
    expect(report.faults).toContainEqual(expect.objectContaining({ check: 'projection', ...fault }))
    expect(report.faultCount).toBe(report.faults.length)
    expect(JSON.stringify(report)).not.toMatch(/nadir|solano|amira/i)
    expect((await store.verifyCase(other)).faults).toEqual([])
    await store.rebuildProjection(caseId)
    expect((await store.verifyCase(caseId)).faults).toEqual([])
    expect((await store.verifyCase(other)).faults).toEqual([])
  })

  it('finds bodies that were changed, also with their hashes', async () => {
    const { file, caseId } = await makeFile()
    const forged = '{"id":"p2","kind":"Group","subkind":null,"type":"entity"} '
    breakFile(file, (database) => {
      const update = 'UPDATE record SET body = ?, sha256 = ? WHERE case_no = 1 AND type = ? AND id = ?'
      database.exec(`UPDATE record SET body = replace(body, 'Person', 'Object') WHERE case_no = 1 AND id = 'p1'`)
      database.run(update, [forged, hashContent(forged), 'entity', 'p2'])
      database.run(update, ['no JSON', hashContent('no JSON'), 'excerpt', 'x1'])
      database.run(update, ['{}', hashContent('{}'), 'override', 'o1'])
      const swapped = '{"definition":"x","id":"OTHER","parent":"KIN_OF","type":"predicate"}'
      database.run(update, [swapped, hashContent(swapped), 'predicate', 'SHARES_FLAT_WITH'])
    })
    const store = await openStore({ file })
    const { faults } = await store.verifyCase(caseId)
    const contents = faults.filter((fault) => fault.check === 'content').map((fault) => fault.id)
    expect(contents.sort()).toEqual(['SHARES_FLAT_WITH', 'o1', 'p1', 'p2', 'x1'])
    await expect(store.rebuildProjection(caseId)).rejects.toThrow(/excerpt "x1" is damaged/)
  })

  it('finds references to what is not there, and bytes that are missing, changed or of no source', async () => {
    const { file, caseId } = await makeFile()
    breakFile(file, (database) => {
      database.exec(
        `DELETE FROM record WHERE case_no = 1 AND id = 'p2'; DELETE FROM entity WHERE case_no = 1 AND id = 'p2'`,
      )
      database.run('UPDATE source_bytes SET bytes = ? WHERE case_no = 1', [Buffer.from(TEXT.replace('Vale', 'Dale'))])
      database.run('INSERT INTO source_bytes VALUES (1, ?, ?)', ['ab'.repeat(32), Buffer.from('stray')])
    })
    const store = await openStore({ file })
    const first = await store.verifyCase(caseId)
    expect(first.faults.map(({ check, type, id }) => `${check} ${type} ${id}`)).toEqual(
      expect.arrayContaining([
        'reference claim c2',
        'reference override o1',
        'source-bytes source s1',
        `source-bytes bytes ${'ab'.repeat(32)}`,
      ]),
    )
    await store.close()
    breakFile(file, (database) => {
      database.exec('DELETE FROM source_bytes WHERE case_no = 1')
    })
    const { faults } = await (await openStore({ file })).verifyCase(caseId)
    expect(faults).toContainEqual(expect.objectContaining({ check: 'source-bytes', type: 'source', id: 's1' }))
  })

  it('finds findings that were altered, cut short or kept under another id', async () => {
    const { file, caseId } = await makeFile()
    const store = await openStore({ file })
    const ids: string[] = []
    for (let count = 0; count < 5; count += 1) {
      const [result, input] = [await sealJson({ count }), await sealJson({})]
      const finding = { task: 'analyse', actor: 'ana', manifest: { seed: count }, result, input }
      ids.push((await store.saveFinding(caseId, finding)).id)
    }
    await store.close()
    breakFile(file, (database) => {
      database.run(`UPDATE finding SET body = replace(body, '"seed":0', '"seed":9') WHERE id = ?`, ids.slice(0, 1))
      database.run('UPDATE finding SET result = NULL WHERE id = ?', ids.slice(1, 2))
      database.run('UPDATE finding SET input = result WHERE id = ?', ids.slice(2, 3))
      database.run('UPDATE finding SET id = ? WHERE id = ?', ['finding-x', ...ids.slice(3, 4)])
    })
    const { faults } = await (await openStore({ file })).verifyCase(caseId)
    const found = faults.map(({ check, type, id }) => `${check} ${type} ${id}`)
    expect(found.sort()).toEqual([...ids.slice(0, 3), 'finding-x'].map((id) => `content finding ${id}`).sort())
  })

  it('counts all faults and lists the first thousand', async () => {
    const { file, caseId } = await makeFile()
    const store = await openStore({ file })
    await appendAll(store, caseId, ...Array.from({ length: 1500 }, (_, index) => makePerson(`q${index}`)))
    await store.close()
    breakFile(file, (database) => {
      database.exec('DELETE FROM entity WHERE case_no = 1')
    })
    const report = await (await openStore({ file })).verifyCase(caseId)
    expect(report.faultCount).toBe(1502)
    expect(report.faults).toHaveLength(1000)
  })
})
