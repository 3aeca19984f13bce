// Takes the data folder given and holds it until killed.
import process from 'node:process'
import { setInterval } from 'node:timers'
import { fileURLToPath, URL } from 'node:url'

import { runnerImport } from 'vite'

const path = fileURLToPath(new URL('../../../server/store/sqlite/data-folder-lock.ts', import.meta.url))
const { module } = await runnerImport(path)
const lock = module.lockDataFolder(process.argv[2])
process.stdout.write(lock === null ? 'refused\n' : 'locked\n')
setInterval(() => lock, 1000)
