// Runs the program from its source in a process of its own, to be killed at any moment.
import process from 'node:process'
import { fileURLToPath, URL } from 'node:url'

import { runnerImport } from 'vite'

const { module } = await runnerImport(fileURLToPath(new URL('../../../server/main.ts', import.meta.url)))
process.exitCode = await module.main(process.argv.slice(2))
