import type { Benchmark } from '../benchmark.ts'
import { POLE_SIZES, paceImport } from '../import-pace.ts'
import { importIntoNeo4j } from '../neo4j-import.ts'
import { countRecords } from '../neo4j-server.ts'
import { readPoleParts, providePole } from '../pole-parts.ts'
import { importIntoSqlite } from '../sqlite-import.ts'

export const BENCHMARK: Benchmark = {
  operation:
    'Imports the example of Neo4j’s guide to POLE, up to so many claims of it, into a new file of the embedded ' +
    'store, and publishes it; reading the tables is not timed.',
  unit: 'claims',
  sizes: POLE_SIZES,
  pace: paceImport,
  peers: [
    {
      name: 'Neo4j store',
      difference:
        'imports the same parts into the other store of Trama, with a server of its own; it leaves nothing out, not ' +
        'even a check.',
      prepare: (setting) => importIntoNeo4j(setting, () => readPoleParts(setting), countRecords),
    },
  ],
  provide: providePole,
  prepare: (setting) => importIntoSqlite(setting, () => readPoleParts(setting)),
}
