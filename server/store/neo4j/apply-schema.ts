import { toInteger } from './convert-values.ts'
import { isSchemaThereAlready } from './explain-failure.ts'
import type { CypherLibrary, QueryName } from './load-cypher.ts'
import type { Transactions } from './transactions.ts'

const AWAIT_SECONDS = 300

/**
 * Creates the constraints and indexes that are missing and waits until all answer. Nothing is written where all are
 * there, so a user without the right to create them can work on a database that somebody else has prepared.
 */
export async function applySchema(transactions: Transactions, library: CypherLibrary): Promise<void> {
  const rows = await transactions.read((transaction) => transaction.run<{ name: string }>('read/index-names'))
  const present = new Set(rows.map((row) => row.name))
  for (const query of library.list('schema')) {
    if (!present.has(nameSchemaObject(query))) await createOnce(transactions, query)
  }
  // Also where nothing was missing: another process may have created an index that is not filled yet.
  await transactions.read((transaction) => transaction.run('read/await-indexes', { seconds: toInteger(AWAIT_SECONDS) }))
}

/** IF NOT EXISTS does not help two processes that both looked before either committed. */
async function createOnce(transactions: Transactions, query: QueryName): Promise<void> {
  try {
    await transactions.write((transaction) => transaction.run(query))
  } catch (error) {
    if (!isSchemaThereAlready(error)) throw error
  }
}

/** What the file of a constraint or index creates: `schema/case-id-unique` makes `trama_case_id_unique`. */
export function nameSchemaObject(query: QueryName): string {
  return `trama_${query.slice('schema/'.length).replaceAll('-', '_')}`
}
