import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, inject, it } from 'vitest'
import { objectEntity } from '../../../../server/domain/claim.ts'
import { chooseRuns } from '../../../soak.ts'
import { findFaults } from './check-parts.ts'
import { importFiles, listClaims, listValues } from './import-tables.ts'
import type { Imported } from './import-tables.ts'

interface PoleReference {
  readonly nodes_total: number
  readonly relationships_total: number
  readonly nodes: Readonly<Record<string, number>>
  readonly relationships: Readonly<Record<string, number>>
}

const shared = inject('shared')
const folder = 'skipped' in shared ? null : join(shared.path, 'data', 'pole_manchester')
const reason = 'skipped' in shared ? ` (skipped: ${shared.skipped})` : ''
const mapping = {
  name: 'pole-manchester.yaml',
  path: fileURLToPath(new URL('../../../../fixtures/mappings/pole-manchester.yaml', import.meta.url)),
}

/** Predicates of the relationships of each type, where they have their own. */
const OWN_PREDICATES: Readonly<Record<string, string>> = {
  CALLED: 'CALLED',
  CALLER: 'CALLER',
  CURRENT_ADDRESS: 'LIVES_AT',
  FAMILY_REL: 'KIN_OF',
  HAS_EMAIL: 'HAS_EMAIL',
  HAS_PHONE: 'HAS_PHONE',
  HAS_POSTCODE: 'HAS_POSTCODE',
  INVESTIGATED_BY: 'INVESTIGATES',
  INVOLVED_IN: 'INVOLVED_IN',
  KNOWS: 'KNOWS',
  KNOWS_LW: 'KNOWS_LW',
  KNOWS_PHONE: 'KNOWS_PHONE',
  KNOWS_SN: 'KNOWS_SN',
  OCCURRED_AT: 'LOCATED_IN',
  PARTY_TO: 'PARTICIPATED_IN',
}

function importPole(): Promise<Imported> {
  const name = 'pole-data-importer.zip'
  return importFiles({ files: [{ name, path: join(folder ?? '', name) }], mapping })
}

describe.skipIf(folder === null)(`the POLE example by its mapping${reason}`, () => {
  let pole: Imported
  let reference: PoleReference

  beforeAll(async () => {
    pole = await importPole()
    reference = JSON.parse(readFileSync(join(folder ?? '', 'reference.json'), 'utf8')) as PoleReference
  })

  it('brings in every node and relationship, by label and type, and rejects nothing', () => {
    expect(pole.rejects).toEqual([])
    const counted = Object.fromEntries(pole.summary.tables.map(({ name, imported }) => [name, imported]))
    expect(counted).toEqual({ ...reference.nodes, ...reference.relationships })
    for (const table of pole.summary.tables) expect(table.imported).toBe(table.rows)
    const entities = pole.records.filter((record) => record.type === 'entity')
    expect(entities).toHaveLength(reference.nodes_total + pole.summary.declared)
  })

  it('makes one claim of each relationship', () => {
    for (const [type, predicate] of Object.entries(OWN_PREDICATES)) {
      expect([type, listClaims(pole, predicate).length]).toEqual([type, reference.relationships[type]])
    }
    const inAreas =
      (reference.relationships['LOCATION_IN_AREA'] ?? 0) + (reference.relationships['POSTCODE_IN_AREA'] ?? 0)
    expect(listClaims(pole, 'PART_OF')).toHaveLength(inAreas)
    const relating = listClaims(pole).filter((claim) => objectEntity(claim) !== null)
    const officers = reference.nodes['Officer'] ?? 0
    expect(relating).toHaveLength(reference.relationships_total + officers)
    expect(listClaims(pole, 'HOLDS_OFFICE_IN')).toHaveLength(officers)
  })

  it('gives records that keep every rule of the contract, with quotes that stand in the bytes', () => {
    expect(findFaults(pole.parts)).toEqual([])
  })

  it('reads dates day first, keeps the crime without a type, and reads ages for protection alone', () => {
    const dates = listValues(pole, 'OCCURRED_ON')
    expect(dates).toHaveLength(28_762 + 534)
    expect(dates).toContainEqual({ kind: 'date', value: '2017-08-04' })
    const days = new Set(dates.map((one) => JSON.stringify(one).slice(24, 31)))
    expect([...days]).toEqual(['2017-08'])
    expect(listValues(pole, 'IS_MINOR')).toEqual([{ kind: 'boolean', value: true }])
    const crime = listClaims(pole, 'HAS_NOTE').filter(({ role }) => role === 'crime reference')
    const named = new Set(listClaims(pole, 'HAS_NAME').map(({ subject }) => subject))
    expect(crime.filter(({ subject }) => !named.has(subject))).toHaveLength(1)
  })

  it('accounts for every column and file that it leaves out', () => {
    expect(pole.summary.ignoredFiles).toEqual(['neo4j_importer_model.json'])
    expect(pole.summary.files.flatMap((file) => file.unreadColumns)).toEqual([])
    const ignored = Object.assign({}, ...pole.summary.files.map((file) => file.ignoredColumns)) as object
    expect(Object.keys(ignored).sort()).toEqual(['postcode'])
  })

  if (chooseRuns(0, 1) === 0) return

  it('gives the same parts when it is imported again', async () => {
    const again = await importPole()
    expect(again.key).toBe(pole.key)
    const list = ({ parts }: Imported) => parts.map((part) => part.records.map((record) => record.id).join())
    expect(list(again)).toEqual(list(pole))
  })
})
