// Imports into the folder given so many parts of so many people, saying on standard output how far it came.
import { join } from 'node:path'
import process from 'node:process'
import { fileURLToPath, URL } from 'node:url'

import { runnerImport } from 'vite'

const load = async (path) => (await runnerImport(fileURLToPath(new URL(path, import.meta.url)))).module
const { openSqliteStore } = await load('../../server/store/sqlite/sqlite-case-store.ts')
const { planImport } = await load('./import-plan.ts')
const { carryOut } = await load('./carry-out.ts')

const [folder, parts, people, ending] = process.argv.slice(2)
const store = openSqliteStore({ file: join(folder, 'trama.db'), clock: () => new Date() })
await carryOut(store, planImport(Number(parts), Number(people)), 'Killed', ending, (line) => {
  process.stdout.write(`${line}\n`)
})
await store.close()
