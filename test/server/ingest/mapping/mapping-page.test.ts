import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { findFaults } from '../tables/check-parts.ts'
import { importFiles, importTables, listClaims } from '../tables/import-tables.ts'

const folder = new URL('../../../../fixtures/mappings/', import.meta.url)
const page = readFileSync(new URL('../../../../docs/mapping.md', import.meta.url), 'utf8')
const NAMES = ['people.csv', 'groups.csv', 'ties.csv'] as const

/** The blocks of the page, by the file name that stands before each. */
const shown = new Map(
  [...page.matchAll(/^`([a-z]+\.(?:csv|yaml))`\n\n```[a-z]+\n(.*?)```$/gmsu)].map((match) => [match[1], match[2]]),
)

describe('the page of the mapping', () => {
  it('shows the files of the example as they are', () => {
    for (const name of [...NAMES, 'map.yaml']) {
      expect(shown.get(name)).toBe(readFileSync(new URL(name, folder), 'utf8'))
    }
  })

  it('says what its example gives', async () => {
    const place = (name: string) => ({ name, path: fileURLToPath(new URL(name, folder)) })
    const imported = await importFiles({ files: NAMES.map(place), mapping: place('map.yaml') })
    expect(findFaults(imported.parts)).toEqual([])
    expect(imported.rejects.map(({ file, row, code, field }) => [file, row, code, field])).toEqual([
      ['ties.csv', 4, 'unknown-end', 'to'],
    ])
    const counts = new Map<string, number>()
    for (const { predicate } of listClaims(imported)) counts.set(predicate, (counts.get(predicate) ?? 0) + 1)
    expect(Object.fromEntries(counts)).toEqual({
      HAS_NAME: 5,
      BORN_ON: 3,
      IS_MINOR: 3,
      HAS_COUNT: 1,
      MEMBER_OF: 2,
      PHONED: 1,
      KIN_OF: 1,
    })
    expect(listClaims(imported, 'MEMBER_OF')).toMatchObject([
      { role: 'leader', certainty: 'suspected' },
      { role: 'member', certainty: 'suspected' },
    ])
    expect(listClaims(imported, 'PHONED')).toMatchObject([
      { quantity: { value: 14, unit: 'calls' }, valid: { from: '2023-05-01', to: null } },
    ])
    const sources = imported.records.filter((record) => record.type === 'source')
    expect(sources.map(({ title, kind, originId }) => [title, kind, originId])).toEqual([
      ['groups.csv', 'police-report', 'groups.csv'],
      ['people.csv', 'police-report', 'people.csv'],
      ['Telephone ties, March 2024', 'intercept', 'ties.csv'],
    ])
    expect(imported.summary.files.flatMap((file) => file.unreadColumns)).toEqual([])
  })

  it('adds the claims of a mended rule alone', async () => {
    const files = Object.fromEntries(NAMES.map((name) => [name, readFileSync(new URL(name, folder))]))
    const mapping = readFileSync(new URL('map.yaml', folder), 'utf8')
    const [before, after] = [
      await importTables(files, mapping),
      await importTables(files, mapping.replace('certainty: suspected', 'certainty: stated')),
    ]
    const known = new Set(before.records.map(({ id }) => String(id)))
    const added = after.records.filter(({ id }) => !known.has(id))
    expect(added.map((record) => (record.type === 'claim' ? record.predicate : record.type))).toEqual([
      'MEMBER_OF',
      'MEMBER_OF',
    ])
  })
})
