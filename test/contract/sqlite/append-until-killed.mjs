// Appends one batch after the other to the folder given, printing the id of a record of each once it is acknowledged.
import { join } from 'node:path'
import process from 'node:process'
import { fileURLToPath, URL } from 'node:url'

import { runnerImport } from 'vite'

const load = async (path) => (await runnerImport(fileURLToPath(new URL(path, import.meta.url)))).module
const { openSqliteStore } = await load('../../../server/store/sqlite/sqlite-case-store.ts')
const { makeBatch, makePerson } = await load('../build-records.ts')

const store = openSqliteStore({ file: join(process.argv[2], 'trama.db'), clock: () => new Date() })
const { id } = await store.createCase('Killed', '')
process.stdout.write(`${id}\n`)
for (let index = 0; ; index += 1) {
  const people = Array.from({ length: 20 }, (_, person) => makePerson(`p${index}-${person}`))
  await store.append(id, makeBatch(people))
  process.stdout.write(`p${index}-0\np${index}-19\n`)
}
