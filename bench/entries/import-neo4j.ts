import type { Benchmark } from '../benchmark.ts'
import { readClaimParts } from '../claim-parts.ts'
import { CLAIM_SIZES, paceImport } from '../import-pace.ts'
import { importIntoNeo4j, mergeIntoNeo4j } from '../neo4j-import.ts'
import { provideNeo4j } from '../provide-neo4j.ts'

export const BENCHMARK: Benchmark = {
  operation:
    'Imports a made-up case of about so many claims in parts, a transaction each, into a new case of the Neo4j ' +
    'store, and publishes it, its direct relationships included; making the parts is not timed.',
  unit: 'claims',
  sizes: CLAIM_SIZES,
  pace: paceImport,
  peers: [
    {
      name: 'UNWIND MERGE',
      difference:
        'loads as many nodes and relationships with the same properties, derived beforehand, in the same ' +
        'transactions by neo4j-driver, with one uniqueness constraint a label; it neither serialises, hashes, checks ' +
        'nor hides anything until it is whole, and has no other index.',
      prepare: (setting) => mergeIntoNeo4j(setting, () => readClaimParts(setting.size)),
    },
  ],
  provide: provideNeo4j,
  prepare: (setting) => importIntoNeo4j(setting, () => readClaimParts(setting.size)),
}
