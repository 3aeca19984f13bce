import { answerByCypher } from '../answer-by-cypher.ts'
import { answerByStore, findOrImport } from '../answer-by-store.ts'
import type { Benchmark } from '../benchmark.ts'
import { CLAIM_SIZES, paceSearch } from '../import-pace.ts'
import { connect, nameCrew, openStore } from '../neo4j-server.ts'
import { nameSharedCase, provideSharedCases } from '../provide-neo4j.ts'
import { askQuestions } from '../questions.ts'

export const BENCHMARK: Benchmark = {
  operation:
    'Asks the Neo4j store, which holds a made-up case of about so many claims, 200 times each for the links of one ' +
    'entity, a shortest path of at most 4 hops and the quotes that name somebody.',
  unit: 'claims',
  sizes: CLAIM_SIZES,
  pace: paceSearch,
  peers: [
    {
      name: 'plain Cypher',
      difference:
        'asks the same of the direct relationships and the full-text index of the same case by neo4j-driver, a query ' +
        'each; it knows no clock, review, kind of entity or reason of a hop, and marks no words.',
      async prepare(setting) {
        const store = await openStore(setting.provided)
        const caseId = await findOrImport(store, nameSharedCase(setting), setting.size)
        await store.close()
        const driver = connect(setting.provided)
        const task = askQuestions(setting.size, answerByCypher(driver, caseId))
        return { ...task, crew: () => nameCrew(setting.provided), close: () => driver.close() }
      },
    },
  ],
  provide: provideSharedCases,
  async prepare(setting) {
    const store = await openStore(setting.provided)
    const caseId = await findOrImport(store, nameSharedCase(setting), setting.size)
    const task = askQuestions(setting.size, answerByStore(store, caseId))
    return { ...task, crew: () => nameCrew(setting.provided), close: () => store.close() }
  },
}
