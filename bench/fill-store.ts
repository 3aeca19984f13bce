import { join } from 'node:path'

import type { CaseInfo } from '../server/domain/case-record.ts'
import type { CaseStore } from '../server/store/case-store.ts'
import { openSqliteStore } from '../server/store/sqlite/sqlite-case-store.ts'
import { readSyntheticBlocks } from './synthetic-blocks.ts'

/** An embedded store in a data folder that holds one made-up case; the caller closes it. */
export async function fillStore(dataFolder: string, people: number): Promise<{ store: CaseStore; info: CaseInfo }> {
  const store = openSqliteStore({ file: join(dataFolder, 'trama.db'), clock: () => new Date() })
  const { id } = await store.createCase('Measured', '')
  for (const batch of readSyntheticBlocks(people)) await store.append(id, batch)
  return { store, info: await store.getCase(id) }
}
