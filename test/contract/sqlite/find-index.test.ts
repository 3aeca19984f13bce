import { join } from 'node:path'

import { describe, expect, it, onTestFinished } from 'vitest'

import { NOW } from '../../../server/domain/clocks.ts'
import { openDatabase } from '../../../server/store/sqlite/driver.ts'
import type { SqlDatabase } from '../../../server/store/sqlite/driver.ts'
import { compactText, dropTextIndex, indexText, removeText } from '../../../server/store/sqlite/index-text.ts'
import type { CaseRecord } from '../../../server/domain/case-record.ts'
import { selectFrontier, selectLinks, countLinks } from '../../../server/store/sqlite/read-links.ts'
import { selectTimeline } from '../../../server/store/sqlite/read-timeline.ts'
import { migrateSchema } from '../../../server/store/sqlite/schema.ts'
import { selectTextHits } from '../../../server/store/sqlite/search-text.ts'
import { listTextTables } from '../../../server/store/sqlite/text-tables.ts'
import { makeExcerpt, makeSource, toEntityId } from '../build-records.ts'
import { makeFolder } from './temporary-folder.ts'

async function openFile(): Promise<SqlDatabase> {
  const file = join(await makeFolder(), 'trama.db')
  const database = openDatabase(file, { busyTimeoutMs: 0 })
  onTestFinished(() => {
    database.close()
  })
  migrateSchema(database, file)
  database.run('INSERT INTO case_info (no, id, name_json, description_json, created_at) VALUES (1, ?, ?, ?, ?)', [
    ...['case-1', '"Case"', '""', '2024-01-01T00:00:00.000Z'],
  ])
  return database
}

function insert(database: SqlDatabase, record: CaseRecord, text?: string): number {
  const no = database.run(
    'INSERT INTO record (case_no, type, id, received_at, sha256, body) VALUES (1, ?, ?, ?, ?, ?)',
    [...[record.type, record.id, '2024-01-01T00:00:00.000Z', '', JSON.stringify(record)]],
  )
  if (record.type === 'excerpt') {
    const row = [no, record.source, record.id]
    database.run('INSERT INTO excerpt (record_no, case_no, source, id) VALUES (?, 1, ?, ?)', row)
  }
  indexText(database, { caseNo: 1 }, no, record, text === undefined ? undefined : Buffer.from(text))
  return no
}

/** The words that the tables of the index still hold, deleted rows among them until they are compacted. */
function listWords(database: SqlDatabase, field: string): string[] {
  database.exec(`CREATE VIRTUAL TABLE temp.words USING fts5vocab(main, text_${field}_1, row)`)
  const rows = database.all('SELECT term FROM temp.words ORDER BY term', []) as { term: string }[]
  database.exec('DROP TABLE temp.words')
  return rows.map((row) => row.term)
}

describe('the text index of a case', () => {
  it('is there once there is text', async () => {
    const database = await openFile()
    insert(database, makeExcerpt('x1', 's1', '— …'))
    insert(database, makeSource('s1', 'a,b', { mediaType: 'text/csv' }), 'a,b')
    expect(listTextTables(database, 1)).toEqual([])
    insert(database, makeExcerpt('x2', 's1', 'Nadir'))
    expect(listTextTables(database, 1)).toEqual(['quote'])
    insert(database, makeSource('s2', 'Solano'), 'Solano')
    expect(listTextTables(database, 1)).toEqual(['quote', 'passage'])
    expect([listWords(database, 'quote'), listWords(database, 'passage')]).toEqual([['nadir'], ['solano']])
  })

  it('keeps no word of what was taken out and compacted', async () => {
    const database = await openFile()
    insert(database, makeExcerpt('x1', 's1', 'Nadir Vale'))
    const gone = [insert(database, makeExcerpt('x2', 's1', 'Omar Vale'))]
    insert(database, makeSource('s1', 'Nadir'), 'Nadir')
    gone.push(insert(database, makeSource('s2', 'Omar'), 'Omar'))
    removeText(database, 1, gone)
    compactText(database, 1)
    expect(listWords(database, 'quote')).toEqual(['nadir', 'vale'])
    expect(listWords(database, 'passage')).toEqual(['nadir'])
    expect(database.all('SELECT source FROM passage', [])).toEqual([{ source: 's1' }])
  })

  it('leaves no table behind when it is dropped, and none of another case', async () => {
    const database = await openFile()
    const before = database.all('SELECT name FROM sqlite_schema ORDER BY name', [])
    insert(database, makeExcerpt('x1', 's1', 'Nadir'))
    insert(database, makeSource('s1', 'Omar'), 'Omar')
    indexText(database, { caseNo: 11 }, 99, makeExcerpt('x1', 's1', 'Nadir'))
    dropTextIndex(database, 1)
    expect(listTextTables(database, 11)).toEqual(['quote'])
    dropTextIndex(database, 11)
    expect(database.all('SELECT name FROM sqlite_schema ORDER BY name', [])).toEqual(before)
    expect(database.all('SELECT no FROM passage', [])).toEqual([])
  })
})

describe('a word that very many quotes have', () => {
  const search = (database: SqlDatabase, after: string | null, limit: number, until = '9999') =>
    selectTextHits(
      { database, caseNo: 1, until, publications: new Map() },
      { field: 'quote', text: 'val' },
      { after, limit },
    )

  it('is found in order, near and far, and not before it was known', { timeout: 120_000 }, async () => {
    const database = await openFile()
    const ids = (letter: string) =>
      Array.from({ length: 20_100 }, (_, index) => `${letter}${String((index * 7) % 20_100).padStart(5, '0')}`)
    database.exec('BEGIN')
    for (const id of ids('m')) insert(database, makeExcerpt(id, 's1', 'Vale and Nadir'))
    const first = search(database, null, 3)
    expect(first.items.map((hit) => hit.id)).toEqual(['m00000', 'm00001', 'm00002'])
    expect(first.items[0]?.highlights).toEqual([{ start: 0, end: 3 }])
    expect(first.next).toBe('m00002')
    expect(search(database, 'm20097', 3)).toMatchObject({ items: [{ id: 'm20098' }, { id: 'm20099' }], next: null })
    expect(search(database, null, 3, '2023')).toEqual({ items: [], next: null })
    // So many others before them that the walk gives up and the index is asked.
    for (const id of ids('a')) insert(database, makeExcerpt(id, 's1', 'Omar'))
    database.exec('COMMIT')
    expect(search(database, null, 3)).toEqual(first)
    expect(search(database, 'a20000', 3)).toEqual(first)
  })
})

describe('the plans of bounded reads', () => {
  const page = { after: null, limit: 10 }
  const filter = { predicates: ['KIN_OF'], grades: ['ungraded'], within: { from: '2024-01-01', to: '2024-02-01' } }
  const clocks = { asAt: '2024-01-01', knownAt: null }
  const days = { from: '2024-01-01', to: '2024-02-01' }
  type Work = (scope: Parameters<typeof selectLinks>[0]) => unknown
  const reads: Record<string, [Work, readonly RegExp[]]> = {
    'a page of links': [
      (scope) => selectLinks(scope, clocks, toEntityId('p1'), filter, page),
      [
        /claim_by_subject \(case_no=\? AND subject=\? AND id>\?\)/,
        /claim_by_object \(case_no=\? AND object=\? AND id>\?\)/,
      ],
    ],
    'counts of links': [
      (scope) => countLinks(scope, clocks, toEntityId('p1'), filter),
      [/claim_by_subject \(case_no=\? AND subject=\?\)/, /claim_by_object \(case_no=\? AND object=\?\)/],
    ],
    'a frontier': [
      (scope) => selectFrontier(scope, clocks, [toEntityId('p1')], filter, 10),
      [/claim_by_subject \(case_no=\? AND subject=\?\)/, /claim_by_object \(case_no=\? AND object=\?\)/],
    ],
    'a timeline': [
      (scope) => selectTimeline(scope, NOW, days, page),
      [
        /claim_by_day \(case_no=\? AND <expr>=\? AND id>\?\)/,
        /claim_by_day \(case_no=\? AND <expr>>\? AND <expr><\?\)/,
      ],
    ],
    'a timeline of entities': [
      (scope) => selectTimeline(scope, NOW, { ...days, touching: [toEntityId('p1')] }, page),
      [/claim_by_subject \(case_no=\? AND subject=\?\)/, /claim_by_object \(case_no=\? AND object=\?\)/],
    ],
  }
  for (const [what, [work, expected]] of Object.entries(reads)) {
    it(`walk the indexes for ${what}`, async () => {
      const database = await openFile()
      const details: string[] = []
      const watched: SqlDatabase = {
        ...database,
        all: (sql, parameters) => {
          const plan = database.all(`EXPLAIN QUERY PLAN ${sql}`, parameters) as { detail: string }[]
          details.push(...plan.map((row) => row.detail))
          return database.all(sql, parameters)
        },
      }
      work({ database: watched, caseNo: 1, until: '9999', publications: new Map() })
      const scans = details.filter((detail) => /^SCAN (?!json_each|\(|CONSTANT)/.test(detail))
      expect(scans, details.join('\n')).toEqual([])
      for (const pattern of expected) expect(details.join('\n')).toMatch(pattern)
    })
  }
})
