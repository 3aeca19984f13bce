import type { Benchmark } from '../benchmark.ts'
import { POLE_SIZES, paceImport } from '../import-pace.ts'
import { importIntoNeo4j, mergeIntoNeo4j } from '../neo4j-import.ts'
import { readPoleParts, providePole } from '../pole-parts.ts'

export const BENCHMARK: Benchmark = {
  operation:
    'Imports the example of Neo4j’s guide to POLE, up to so many claims of it, into a new case of the Neo4j store, ' +
    'and publishes it; reading the tables is not timed.',
  unit: 'claims',
  sizes: POLE_SIZES,
  pace: paceImport,
  peers: [
    {
      name: 'UNWIND MERGE',
      difference:
        'loads as many nodes and relationships with the same properties, derived beforehand, in the same ' +
        'transactions by neo4j-driver, with one uniqueness constraint a label; it neither serialises, hashes, checks ' +
        'nor hides anything until it is whole, and has no other index.',
      prepare: (setting) => mergeIntoNeo4j(setting, () => readPoleParts(setting)),
    },
  ],
  provide: providePole,
  prepare: (setting) => importIntoNeo4j(setting, () => readPoleParts(setting)),
}
