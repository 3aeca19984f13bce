#!/usr/bin/env node
import process from 'node:process'
import { runTrama } from './prepare.mjs'

await runTrama(process.argv.slice(2))
