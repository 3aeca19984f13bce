import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { CaseBatch, CaseRecord } from '../../../../server/domain/case-record.ts'
import type { Claim } from '../../../../server/domain/claim.ts'
import type { ImportInput, Reject } from '../../../../server/ingest/import-source.ts'
import { openTables } from '../../../../server/ingest/readers/read-tables.ts'
import type { TableLimits } from '../../../../server/ingest/tables/table-limits.ts'
import type { TablesSummary } from '../../../../server/ingest/tables/tables-summary.ts'

/** All that an import gave. */
export interface Imported {
  readonly key: string
  readonly parts: readonly CaseBatch[]
  readonly records: readonly CaseRecord[]
  readonly rejects: readonly Reject[]
  readonly summary: TablesSummary
}

/** Imports tables that are given by name and content, with the real reader, from a folder of their own. */
export async function importTables(
  files: Readonly<Record<string, string | Uint8Array>>,
  mapping: string | null,
  limits?: TableLimits,
): Promise<Imported> {
  const folder = mkdtempSync(join(tmpdir(), 'trama-tables-'))
  try {
    const place = (name: string, content: string | Uint8Array) => {
      writeFileSync(join(folder, name), content)
      return { name, path: join(folder, name) }
    }
    return await importFiles(
      {
        files: Object.entries(files).map(([name, content]) => place(name, content)),
        mapping: mapping === null ? null : place('map.yaml', mapping),
      },
      limits,
    )
  } finally {
    rmSync(folder, { recursive: true })
  }
}

export async function importFiles(input: ImportInput, limits?: TableLimits): Promise<Imported> {
  const source = await openTables(input, limits === undefined ? {} : { limits })
  const parts: CaseBatch[] = []
  const rejects: Reject[] = []
  try {
    for await (const part of source.parts({ onReject: (reject) => rejects.push(reject) })) parts.push(part)
    const records = parts.flatMap((part) => part.records)
    return { key: source.key, parts, records, rejects, summary: source.summary() }
  } finally {
    await source.close()
  }
}

export function listClaims({ records }: Imported, predicate?: string): Claim[] {
  return records.filter(
    (record): record is Claim => record.type === 'claim' && (predicate === undefined || record.predicate === predicate),
  )
}

/** Texts, names and other literal values of the claims of a predicate. */
export function listValues(imported: Imported, predicate: string): unknown[] {
  return listClaims(imported, predicate).map(({ object }) => ('literal' in object ? object.literal : null))
}

/** The start of every mapping of the tests. */
export const HEAD = `version: 1
namespace: test
recorded: { by: A. Analyst, at: 2024-03-05T10:00:00.000Z }
`

/** People by a column `id` with a column `name`. */
export const PEOPLE = `${HEAD}tables:
  - files: '*.csv'
    nodes:
      - id: id
        kind: Person
        names: [{ column: name }]
`
