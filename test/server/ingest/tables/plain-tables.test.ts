import { describe, expect, it } from 'vitest'
import type { Excerpt } from '../../../../server/domain/source.ts'
import { findFaults } from './check-parts.ts'
import { HEAD, PEOPLE, importTables, listClaims, listValues } from './import-tables.ts'

const rowsOf = (records: readonly { readonly type: string }[]) =>
  records.filter((record): record is Excerpt => record.type === 'excerpt').map(({ row, quote }) => [row, quote])

describe('plain tables', () => {
  it('quotes each row where it stands, the byte order mark, quoted line ends and characters of two units counted', async () => {
    const text = '\ufeffid,name\r\n1,"Ana\r\n""la"" 😀"\n2,Bea\r\n'
    const imported = await importTables({ 'people.csv': text }, PEOPLE)
    expect(findFaults(imported.parts)).toEqual([])
    expect(rowsOf(imported.records)).toEqual([
      [2, '1,"Ana\r\n""la"" 😀"'],
      [3, '2,Bea'],
    ])
    expect(listValues(imported, 'HAS_NAME')).toMatchObject([
      { value: 'Ana\n"la" 😀' },
      { value: 'Bea', script: 'Latn' },
    ])
  })

  it('knows the same row in every import by its namespace, and in no other', async () => {
    const one = await importTables({ 'people.csv': 'id,name\n1,Ana\n' }, PEOPLE)
    const same = await importTables({ 'people.csv': 'id,name\n1,Ana\n' }, PEOPLE)
    const other = await importTables(
      { 'people.csv': 'id,name\n1,Ana\n' },
      PEOPLE.replace('namespace: test', 'namespace: b'),
    )
    expect(same.records).toEqual(one.records)
    expect(same.key).toBe(one.key)
    const ids = new Set(one.records.flatMap(({ type, id }) => (type === 'source' ? [] : [id])))
    expect(other.records.filter(({ id }) => ids.has(id as never) && !id.startsWith('x-'))).toEqual([])
    expect(JSON.stringify(one.records.filter(({ type }) => type === 'entity'))).not.toContain('Ana')
  })

  it('keeps the entity and the origin of a row through a mended table', async () => {
    const before = await importTables({ 'people.csv': 'id,name\n1,Ana\n' }, PEOPLE)
    const after = await importTables({ 'people.csv': 'id,name\n1,Anna\n' }, PEOPLE)
    const [entity, mended] = [before, after].map(({ records }) => records.find(({ type }) => type === 'entity'))
    expect(mended).toEqual(entity)
    const origins = [before, after].map(({ records }) => records.find((record) => record.type === 'source')?.originId)
    expect(origins).toEqual(['people.csv', 'people.csv'])
  })

  it('leaves out a bad cell alone, and a row whose id is bad', async () => {
    const mapping = `${PEOPLE}        claims:
          - { predicate: BORN_ON, column: born, formats: [dd/MM/yyyy] }
`
    const text =
      'id,name,born\n1,Ana,31/02/1990\n,Bea,01/02/1990\n3,Cia,01/02/1990\n3,Dia,01/02/1990\n3,Cia,01/02/1990\n'
    const imported = await importTables({ 'people.csv': text }, mapping)
    expect(imported.rejects.map(({ row, field, code }) => [row, field, code])).toEqual([
      [2, 'born', 'bad-date'],
      [3, 'id', 'bad-id'],
      [5, 'id', 'duplicate-id'],
    ])
    expect(imported.rejects[0]?.cells).toEqual({ id: '1', name: 'Ana', born: '31/02/1990' })
    expect(imported.rejects[0]?.message).toContain('"31/02/1990" is no date as dd/MM/yyyy')
    expect(listClaims(imported).map(({ predicate }) => predicate)).toEqual(['HAS_NAME', 'HAS_NAME', 'BORN_ON'])
    expect(imported.summary.tables[0]).toMatchObject({ rows: 5, partly: 1, rejected: 2, imported: 1, repeated: 1 })
    expect(findFaults(imported.parts)).toEqual([])
  })

  it('leaves out an edge whose end no table has, or that the vocabulary refuses', async () => {
    const mapping = `${HEAD}tables:
  - files: people.csv
    nodes: [{ id: id, kind: Person, names: [{ column: name }] }]
  - files: ties.csv
    edges:
      - { from: { column: from }, predicate: KIN_OF, to: { column: to }, valid: { from: { column: a }, to: { column: b } } }
`
    const ties = 'from,to,a,b\n1,2,2020,2021\n1,9,,\n1,1,,\n1,2,2022,2021\n'
    const imported = await importTables({ 'people.csv': 'id,name\n1,Ana\n2,Bea\n', 'ties.csv': ties }, mapping)
    expect(listClaims(imported, 'KIN_OF')).toMatchObject([{ valid: { from: '2020', to: '2021' } }])
    expect(imported.rejects.map(({ row, code }) => [row, code])).toEqual([
      [3, 'unknown-end'],
      [4, 'self-reference'],
      [5, 'end-before-start'],
    ])
  })

  it('makes an event of a row, with those who took part', async () => {
    const mapping = `${HEAD}tables:
  - files: meetings.csv
    nodes:
      - { id: a, space: person, kind: Person, repeats: first-speaks, names: [{ column: a }] }
      - { id: b, space: person, kind: Person, repeats: first-speaks, names: [{ column: b }] }
      - id: { template: '{a} {b} {on}' }
        space: meeting
        kind: Event
        subkind: meeting
        claims: [{ predicate: OCCURRED_ON, column: on }]
    edges:
      - from: { column: a, space: person }
        predicate: PARTICIPATED_IN
        to: { template: '{a} {b} {on}', space: meeting }
      - from: { column: b, space: person }
        predicate: PARTICIPATED_IN
        to: { template: '{a} {b} {on}', space: meeting }
`
    const imported = await importTables({ 'meetings.csv': 'a,b,on\nAna,Bea,2024-03-05\nAna,Cia,2024-03\n' }, mapping)
    expect(imported.rejects).toEqual([])
    expect(findFaults(imported.parts)).toEqual([])
    expect(imported.records.filter(({ type }) => type === 'entity')).toHaveLength(5)
    expect(listClaims(imported, 'PARTICIPATED_IN')).toHaveLength(4)
    expect(listClaims(imported, 'HAS_NAME')).toHaveLength(3)
  })

  it('says that there is such a thing where a row says nothing else of it', async () => {
    const imported = await importTables({ 'people.csv': 'id,name\n1,\n' }, PEOPLE)
    expect(listClaims(imported)).toMatchObject([{ predicate: 'EXISTS' }])
    expect(findFaults(imported.parts)).toEqual([])
  })

  it('reads every kind of literal', async () => {
    const mapping = `${HEAD}tables:
  - files: people.csv
    nodes:
      - id: id
        kind: Person
        claims:
          - { predicate: IS_MINOR, column: age, below: 18 }
          - { predicate: HAS_CATEGORY, column: role, lookup: { V: victim }, otherwise: other }
          - { predicate: HAS_NOTE, template: '{a} / {b}', role: { column: age } }
  - files: places.csv
    nodes:
      - id: id
        kind: Location
        subkind: { column: what, lookup: { town: city } }
        claims: [{ predicate: HAS_COORDINATES, latitude: lat, longitude: lon }]
  - files: groups.csv
    nodes:
      - { id: id, kind: Group, subkind: person-group, claims: [{ predicate: HAS_COUNT, min: min, max: max }] }
`
    const imported = await importTables(
      {
        'people.csv': 'id,age,role,a,b\np1,12,V,x,y\np2,30,,x,\np3,old,V,,\n',
        'places.csv': 'id,what,lat,lon\nl1,town,0,-0\nl2,town,91,0\nl3,village,1,1\n',
        'groups.csv': 'id,min,max\ng1,6,\ng2,7,6\ng3,1.5,\n',
      },
      mapping,
    )
    expect(listValues(imported, 'IS_MINOR')).toEqual([{ kind: 'boolean', value: true }])
    expect(listValues(imported, 'HAS_CATEGORY')).toMatchObject([
      { value: 'victim' },
      { value: 'other' },
      { value: 'victim' },
    ])
    expect(listValues(imported, 'HAS_NOTE')).toMatchObject([{ value: 'x / y' }, { value: 'x /' }])
    expect(listValues(imported, 'HAS_COORDINATES')).toEqual([{ kind: 'coordinates', latitude: 0, longitude: 0 }])
    expect(listValues(imported, 'HAS_COUNT')).toEqual([{ kind: 'count', min: 6, max: null }])
    expect(imported.rejects.map(({ file, row, code }) => [file, row, code])).toEqual([
      ['groups.csv', 3, 'wrong-literal'],
      ['groups.csv', 4, 'bad-number'],
      ['people.csv', 4, 'bad-number'],
      ['places.csv', 3, 'bad-coordinates'],
      ['places.csv', 4, 'unknown-word'],
    ])
    expect(findFaults(imported.parts)).toEqual([])
  })

  it('parts what is more than one part, and refers backwards alone', async () => {
    const rows = Array.from({ length: 12_000 }, (_, at) => `${at},Person ${at}`)
    const imported = await importTables({ 'people.csv': `id,name\n${rows.join('\n')}` }, PEOPLE)
    expect(imported.parts.map(({ records }) => records.length)).toEqual([10_000, 9_999, 9_999, 6_003])
    expect(findFaults(imported.parts)).toEqual([])
  })
})
