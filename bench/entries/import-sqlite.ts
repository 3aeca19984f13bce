import type { Benchmark } from '../benchmark.ts'
import { readClaimParts } from '../claim-parts.ts'
import { CLAIM_SIZES, paceImport } from '../import-pace.ts'
import { importIntoSqlite, insertIntoSqlite } from '../sqlite-import.ts'

export const BENCHMARK: Benchmark = {
  operation:
    'Imports a made-up case of about so many claims in parts, a transaction each, into a new file of the embedded ' +
    'store, and publishes it; making the parts is not timed.',
  unit: 'claims',
  sizes: CLAIM_SIZES,
  pace: paceImport,
  peers: [
    {
      name: 'libsql',
      difference:
        'inserts the same records, serialised beforehand, into one table of one text column in the same transactions ' +
        'under the same pragmas; it neither serialises, hashes, checks references nor writes any index, nor keeps ' +
        'the sources’ bytes.',
      prepare: (setting) => insertIntoSqlite(setting, () => readClaimParts(setting.size)),
    },
  ],
  prepare: (setting) => importIntoSqlite(setting, () => readClaimParts(setting.size)),
}
