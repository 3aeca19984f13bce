import type { Integer } from 'neo4j-driver'

import type { CaseId } from '../../domain/ids.ts'
import { fromInteger } from './convert-values.ts'
import type { Transactions } from './transactions.ts'

/** How many nodes of records and passages a case has, for whoever watches the progress. */
export async function countNodes(transactions: Transactions, caseId: CaseId): Promise<number> {
  const [row] = await transactions.read((transaction) =>
    transaction.run<{ total: Integer }>('read/nodes-of-case', { caseId }),
  )
  return row === undefined ? 0 : fromInteger(row.total)
}
