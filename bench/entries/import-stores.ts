import type { Benchmark } from '../benchmark.ts'
import { readClaimParts } from '../claim-parts.ts'
import { CLAIM_SIZES, paceImport } from '../import-pace.ts'
import { importIntoNeo4j } from '../neo4j-import.ts'
import { countRecords } from '../neo4j-server.ts'
import { provideNeo4j } from '../provide-neo4j.ts'
import { importIntoSqlite } from '../sqlite-import.ts'

export const BENCHMARK: Benchmark = {
  operation:
    'Imports a made-up case of about so many claims in parts, a transaction each, into a new file of the embedded ' +
    'store, and publishes it; making the parts is not timed.',
  unit: 'claims',
  sizes: CLAIM_SIZES,
  pace: paceImport,
  peers: [
    {
      name: 'Neo4j store',
      difference:
        'imports the same parts into the other store of Trama, with a server of its own; it leaves nothing out, not even a check.',
      prepare: (setting) => importIntoNeo4j(setting, () => readClaimParts(setting.size), countRecords),
    },
  ],
  provide: provideNeo4j,
  prepare: (setting) => importIntoSqlite(setting, () => readClaimParts(setting.size)),
}
