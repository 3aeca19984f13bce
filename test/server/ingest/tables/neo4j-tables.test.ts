import { describe, expect, it } from 'vitest'
import { makeZip } from '../build-zip.ts'
import { TablesError } from '../../../../server/ingest/tables/tables-error.ts'
import { findFaults } from './check-parts.ts'
import { HEAD, importTables, listClaims, listValues } from './import-tables.ts'

const MAPPING = `${HEAD}tables:
  - label: Person
    nodes:
      - kind: Person
        names: [{ column: name }, { column: aliases, nameKind: alias }]
  - label: City
    nodes: [{ kind: Location, subkind: city, names: [{ column: name }], claims: [{ predicate: HAS_COORDINATES, latitude: lat, longitude: lon }] }]
  - label: Draft
    skip: Not yet checked by those who made them.
  - type: LIVES_IN
    edges: [{ predicate: LIVES_AT, valid: { from: { column: since } } }]
`
const PEOPLE =
  'personId:ID(Person),name,aliases:string[],secret:IGNORE,:LABEL\n1,Ana,La Alta;Anita,x,Person;Witness\n2,Bea,,y,Draft\n'
const CITIES = ':ID(City),name,lat:double,lon:double,:LABEL\n1,Vall,41.5,2.25,City\n2,Mont,far,2,City\n'
const LIVES = ':START_ID(Person),:END_ID(City),since,:TYPE\n1,1,2020,LIVES_IN\n2,1,2020,LIVES_IN\n1,1,2021,WORKS_IN\n'
const FILES = { 'cities.csv': CITIES, 'lives.csv': LIVES, 'people.csv': PEOPLE }

describe("tables of Neo4j's import", () => {
  it('reads ids by their spaces, arrays, several labels, and leaves out what is to be ignored', async () => {
    const imported = await importTables(FILES, MAPPING)
    expect(findFaults(imported.parts)).toEqual([])
    const names = listValues(imported, 'HAS_NAME').map((one) => (one as { value: string }).value)
    expect(names).toEqual(['Vall', 'Mont', 'Ana', 'La Alta', 'Anita'])
    expect(listClaims(imported, 'LIVES_AT')).toHaveLength(1)
    expect(imported.rejects.map(({ file, row, field, code }) => [file, row, field, code])).toEqual([
      ['cities.csv', 3, 'lat', 'bad-number'],
      ['lives.csv', 3, ':START_ID', 'unknown-end'],
      ['lives.csv', 4, ':TYPE', 'unmapped-row'],
    ])
    const skipped = imported.summary.tables.find(({ name }) => name === 'Draft')
    expect(skipped).toMatchObject({ rows: 1, skipped: 1, skip: 'Not yet checked by those who made them.' })
    expect(imported.summary.files.find(({ name }) => name === 'lives.csv')).toMatchObject({ rows: 3, unread: 1 })
  })

  it('reads a zip as it reads its entries one by one, whatever their folder and order', async () => {
    const plain = await importTables(FILES, MAPPING)
    const entries = Object.entries(FILES).map(([name, bytes]) => ({ name: `export/${name}`, bytes, deflate: true }))
    const zip = makeZip([
      { name: 'model.json', bytes: '{}' },
      { name: '__MACOSX/._lives.csv', bytes: 'x' },
      ...entries.reverse(),
    ])
    const zipped = await importTables({ 'data.zip': zip }, MAPPING)
    expect(zipped.records).toEqual(plain.records)
    expect(zipped.key).toBe(plain.key)
    expect(zipped.summary.ignoredFiles).toEqual(['__MACOSX/._lives.csv', 'model.json'])
  })

  it('takes the header from a file of its own', async () => {
    const mapping = `${HEAD}tables:
  - files: people-*.csv
    header: people.header
    nodes: [{ kind: Person, names: [{ column: name }] }]
`
    const data = { 'people-1.csv': '1,Ana\n', 'people-2.csv': '2,Bea\n' }
    const imported = await importTables({ ...data, 'people.header': ':ID,name\n' }, mapping)
    expect(listClaims(imported, 'HAS_NAME')).toHaveLength(2)
    expect(imported.records.filter((record) => record.type === 'excerpt').map(({ row }) => row)).toEqual([1, 1])
    expect(imported.rejects).toEqual([])
    await expect(importTables(data, mapping)).rejects.toThrow(/header stands in "people.header"; give that file too/u)
  })

  it('refuses a column that the mapping names and the table has not, before anything is read', async () => {
    const files = { ...FILES, 'cities.csv': ':ID(City),title,:LABEL\n1,Vall,City\n' }
    const error = await importTables(files, MAPPING).catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(TablesError)
    const problems = error instanceof TablesError ? error.problems : []
    expect(problems.map(({ file, line, field, code }) => [file, line, field, code])).toEqual([
      ['cities.csv', 1, 'name', 'missing-column'],
      ['cities.csv', 1, 'lat', 'missing-column'],
      ['cities.csv', 1, 'lon', 'missing-column'],
    ])
  })

  it('refuses a file that no table of the mapping is for', async () => {
    await expect(importTables({ ...FILES, 'cars.csv': 'id,reg\n1,x\n' }, MAPPING)).rejects.toThrow(
      /cars.csv: no table of the mapping is for this file/u,
    )
  })
})
