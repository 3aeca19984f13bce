import process from 'node:process'
import { runTrama } from './prepare.mjs'

await runTrama(['serve', ...process.argv.slice(2)])
