import type Database from 'libsql'

import { objectEntity } from '../server/domain/claim.ts'
import { readClaimParts } from './claim-parts.ts'
import { MOST_HOPS, PAGE } from './questions.ts'
import type { Answers } from './questions.ts'

const SCHEMA = `
CREATE TABLE link (one TEXT NOT NULL, claim TEXT NOT NULL, other TEXT NOT NULL, PRIMARY KEY (one, claim))
  STRICT, WITHOUT ROWID;
CREATE VIRTUAL TABLE quote USING fts5(text);`

const EXPAND = `SELECT count(*) AS found FROM (SELECT claim, other FROM link WHERE one = ? LIMIT ${PAGE})`
const SEARCH = `SELECT count(*) AS found FROM (SELECT text FROM quote WHERE quote MATCH ? LIMIT ${PAGE})`

/** From both ends, so that a hub is not walked through twice. */
const WALK = `
WITH RECURSIVE
  near (id, hops) AS (
    VALUES (?, 0) UNION SELECT other, hops + 1 FROM near JOIN link ON one = id WHERE hops < ${MOST_HOPS / 2}
  ),
  far (id, hops) AS (
    VALUES (?, 0) UNION SELECT other, hops + 1 FROM far JOIN link ON one = id WHERE hops < ${MOST_HOPS / 2}
  )
SELECT coalesce(min(near.hops + far.hops), 0) AS found FROM near JOIN far ON far.id = near.id`

/** Fills an empty database with the links of the made-up case, both ways, and its quotes. */
export function fillBareTables(database: Database.Database, claims: number): void {
  database.exec(SCHEMA)
  const link = database.prepare<[readonly string[]]>('INSERT INTO link (one, claim, other) VALUES (?, ?, ?)')
  const quote = database.prepare<[readonly string[]]>('INSERT INTO quote (text) VALUES (?)')
  for (const { records } of readClaimParts(claims)) {
    database.exec('BEGIN')
    for (const record of records) {
      if (record.type === 'excerpt') quote.run([record.quote])
      const object = record.type === 'claim' ? objectEntity(record) : null
      if (record.type !== 'claim' || object === null) continue
      link.run([record.subject, record.id, object])
      link.run([object, record.id, record.subject])
    }
    database.exec('COMMIT')
  }
}

/** Plain SQL on those tables. */
export function answerBySql(database: Database.Database): Answers {
  const [expand, walk, search] = [EXPAND, WALK, SEARCH].map((sql) => {
    const statement = database.prepare<[readonly string[]]>(sql)
    return (...values: readonly string[]): number => (statement.get(values) as { found: number }).found
  })
  if (expand === undefined || walk === undefined || search === undefined) throw new RangeError('a query is missing')
  return { expand, walk, search: (word) => search(`"${word}"*`) }
}
