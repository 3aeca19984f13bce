import { buffer } from 'node:stream/consumers'

import Papa from 'papaparse'
import { openPromise } from 'yauzl'

import type { FileToImport } from '../start-test-server.ts'

type Row = Readonly<Record<string, string>>

/** Relationships between people, and of people to crimes, which come whole. */
const WHOLE = ['KNOWS', 'KNOWS_LW', 'KNOWS_SN', 'KNOWS_PHONE', 'FAMILY_REL', 'PARTY_TO']

/**
 * Of the POLE tables those rows that the questions of its guide look at: all people and what ties them, the crimes they
 * were party to, and all crimes at places of one name. A fiftieth of it all.
 */
export async function selectRows(zip: string, place: string): Promise<FileToImport[]> {
  const tables = await readTables(zip)
  const rowsOf = (name: string): readonly Row[] => tables.get(name) ?? []
  const places = rowsOf('Location').filter((row) => row['address'] === place)
  const placeIds = new Set(places.map((row) => row[':ID']))
  const occurred = rowsOf('OCCURRED_AT').filter((row) => placeIds.has(row[':END_ID']))
  const crimes = new Set([
    ...occurred.map((row) => row[':START_ID']),
    ...rowsOf('PARTY_TO').map((row) => row[':END_ID']),
  ])
  const kept = new Map<string, readonly Row[]>([
    ['Person', rowsOf('Person')],
    ['Location', places],
    ['Crime', rowsOf('Crime').filter((row) => crimes.has(row[':ID']))],
    ['OCCURRED_AT', occurred],
    ...WHOLE.map((name) => [name, rowsOf(name)] as const),
  ])
  return [...kept].map(([name, rows]) => ({ name: `${name}.csv`, content: Papa.unparse([...rows], { newline: '\n' }) }))
}

/** Rows of the POLE tables, or of those wanted, by the last part of a file's name: `Person`, `KNOWS`. */
export async function readTables(
  path: string,
  wanted?: readonly string[],
): Promise<ReadonlyMap<string, readonly Row[]>> {
  const zip = await openPromise(path, { autoClose: false })
  const tables = new Map<string, readonly Row[]>()
  for await (const entry of zip.eachEntry()) {
    const name = /\.(\w+)\.csv$/u.exec(entry.fileName)?.[1]
    if (name === undefined || wanted?.includes(name) === false) continue
    const text = await buffer(await zip.openReadStreamPromise(entry))
    tables.set(name, Papa.parse<Row>(text.toString('utf8'), { header: true, skipEmptyLines: true }).data)
  }
  zip.close()
  return tables
}
