import type { Integer } from 'neo4j-driver'

import { fromInteger } from './convert-values.ts'
import type { QueryName } from './load-cypher.ts'
import type { QueryParameters, Transaction } from './transactions.ts'

/**
 * Runs a query that writes `$rows`.
 *
 * @throws {Error} when it wrote fewer: a MATCH in it found nothing, and a line of evidence would silently be missing
 */
export async function writeRows(
  transaction: Transaction,
  query: QueryName,
  parameters: QueryParameters,
  rows: readonly unknown[],
): Promise<void> {
  if (rows.length === 0) return
  const [answer] = await transaction.run<{ written: Integer }>(query, { ...parameters, rows })
  const written = answer === undefined ? 0 : fromInteger(answer.written)
  if (written !== rows.length) throw new Error(`${query} wrote ${written} of ${rows.length} rows`)
}
