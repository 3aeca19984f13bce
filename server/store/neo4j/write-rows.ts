import type { Integer } from 'neo4j-driver'

import { fromInteger } from './convert-values.ts'
import type { QueryName } from './load-cypher.ts'
import type { QueryParameters, Transaction } from './transactions.ts'

/** A MATCH of a writing query found nothing, and a line of evidence would silently be missing. */
export class IncompleteWriteError extends Error {
  override readonly name = 'IncompleteWriteError'
  constructor(query: QueryName, written: number, expected: number) {
    super(`${query} wrote ${written} of ${expected} rows`)
  }
}

/**
 * Runs a query that writes `$rows`; `expected` counts nodes and what each row ties besides, where a query says so.
 *
 * @throws {IncompleteWriteError} when it wrote fewer
 */
export async function writeRows(
  transaction: Transaction,
  query: QueryName,
  parameters: QueryParameters,
  rows: readonly unknown[],
  expected: number = rows.length,
): Promise<void> {
  if (rows.length === 0) return
  const [answer] = await transaction.run<{ written: Integer }>(query, { ...parameters, rows })
  const written = answer === undefined ? 0 : fromInteger(answer.written)
  if (written !== expected) throw new IncompleteWriteError(query, written, expected)
}
