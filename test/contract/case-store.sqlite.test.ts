import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { openSqliteStore } from '../../server/store/sqlite/sqlite-case-store.ts'
import { chooseRuns } from '../soak.ts'
import { describeCaseStore } from './case-store.contract.ts'

const folder = await mkdtemp(join(tmpdir(), 'trama-contract-'))

describeCaseStore({
  name: 'SQLite',
  open: (clock) => Promise.resolve(openSqliteStore({ file: join(folder, 'case.db'), clock })),
  cleanUp: () => rm(folder, { recursive: true }),
  historyRuns: chooseRuns(150, 3000),
})
