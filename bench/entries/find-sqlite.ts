import { join } from 'node:path'

import Database from 'libsql'

import { openSqliteStore } from '../../server/store/sqlite/sqlite-case-store.ts'
import { answerBySql, fillBareTables } from '../answer-by-sql.ts'
import { answerByStore, findOrImport } from '../answer-by-store.ts'
import type { Benchmark } from '../benchmark.ts'
import { CLAIM_SIZES, paceSearch } from '../import-pace.ts'
import { askQuestions } from '../questions.ts'

export const BENCHMARK: Benchmark = {
  operation:
    'Asks the embedded store, which holds a made-up case of about so many claims, 200 times each for the links of ' +
    'one entity, a shortest path of at most 4 hops and the quotes that name somebody.',
  unit: 'claims',
  sizes: CLAIM_SIZES,
  pace: paceSearch,
  peers: [
    {
      name: 'plain SQL',
      difference:
        'asks the same of a bare table of links, both ways, and an FTS5 table of quotes; it knows no case, clock, ' +
        'review, kind of entity or reason of a hop, and marks no words.',
      prepare({ size, folder }) {
        const database = new Database(join(folder, 'bare.db'))
        fillBareTables(database, size)
        return { ...askQuestions(size, answerBySql(database)), close: () => void database.close() }
      },
    },
  ],
  async prepare({ size, folder }) {
    const store = openSqliteStore({ file: join(folder, 'trama.db'), clock: () => new Date() })
    const caseId = await findOrImport(store, 'Measured', size)
    return { ...askQuestions(size, answerByStore(store, caseId)), close: () => store.close() }
  },
}
