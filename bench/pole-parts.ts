import { existsSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'

import type { CaseBatch } from '../server/domain/case-record.ts'
import { openTables } from '../server/ingest/readers/read-tables.ts'
import { MissingPrerequisiteError } from './benchmark.ts'
import type { Provision, Setting } from './benchmark.ts'
import { findRoot } from './find-root.ts'
import { provideNeo4j } from './provide-neo4j.ts'

const ZIP = join('data', 'pole_manchester', 'pole-data-importer.zip')

/**
 * A Neo4j, and the example of its guide to POLE below the folder that TRAMA_SHARED names or `../shared`.
 *
 * @throws {MissingPrerequisiteError}
 */
export async function providePole(): Promise<Provision> {
  const given = process.env['TRAMA_SHARED'] ?? ''
  const zip = join(given === '' ? join(findRoot(), '..', 'shared') : given, ZIP)
  if (!existsSync(zip)) {
    throw new MissingPrerequisiteError(`There is no ${ZIP} in ../shared or in the folder that TRAMA_SHARED names.`)
  }
  const server = await provideNeo4j()
  return { ...server, provided: { ...server.provided, pole: zip } }
}

/** Reads the example in parts until there are so many claims; anything left out is an error. */
export async function* readPoleParts({ provided, size }: Setting): AsyncIterable<CaseBatch> {
  const zip = { name: 'pole-data-importer.zip', path: provided['pole'] ?? '' }
  const name = 'pole-manchester.yaml'
  const mapping = { name, path: join(findRoot(), 'fixtures', 'mappings', name) }
  const source = await openTables({ files: [zip], mapping })
  try {
    let claims = 0
    for await (const batch of source.parts({ onReject: refuse })) {
      yield batch
      claims += batch.records.filter((record) => record.type === 'claim').length
      if (claims >= size) return
    }
  } finally {
    await source.close()
  }
}

function refuse(reject: { readonly message: string }): void {
  throw new Error(`A row of the example was left out: ${reject.message}`)
}
