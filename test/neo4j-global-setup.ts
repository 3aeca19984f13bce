import { readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import type { TestProject } from 'vitest/node'
import { startNeo4j } from '../scripts/neo4j.mjs'

/**
 * Provides one real Neo4j to the whole run: the one that NEO4J_TEST_URI names (with NEO4J_TEST_USER and
 * NEO4J_TEST_PASSWORD), else one started for the run. Under CI it has to be there.
 */
export default async function provideNeo4j(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  const uri = process.env['NEO4J_TEST_URI']
  if (uri !== undefined) {
    const user = process.env['NEO4J_TEST_USER'] ?? 'neo4j'
    project.provide('neo4j', { uri, user, password: process.env['NEO4J_TEST_PASSWORD'] ?? '' })
    return undefined
  }
  if (!(await isNeeded(project))) {
    project.provide('neo4j', { skipped: 'none of the chosen test files asks for it' })
    return undefined
  }
  return startForRun(project)
}

async function startForRun(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  try {
    const { user, password, uri, stop } = await startNeo4j()
    project.provide('neo4j', { uri, user, password })
    return stop
  } catch (error) {
    if (process.env['CI'] === 'true' || !(error instanceof Error)) throw error
    project.provide('neo4j', { skipped: error.message })
    return undefined
  }
}

// Starting costs half a minute and half a gigabyte, too much for somebody who runs one file that has no use for it.
async function isNeeded(project: TestProject): Promise<boolean> {
  const chosen = process.argv.slice(2).filter((argument) => argument.includes('test') && !argument.startsWith('-'))
  if (process.env['CI'] === 'true' || chosen.length === 0) return true
  const { testFiles } = await project.globTestFiles(chosen)
  return testFiles.length === 0 || reachesNeo4j(testFiles)
}

/** Whether one of the files, or a test file that it imports, injects `neo4j`. */
function reachesNeo4j(files: readonly string[]): boolean {
  const seen = new Set<string>()
  const open = [...files]
  for (let file = open.pop(); file !== undefined; file = open.pop()) {
    if (seen.has(file)) continue
    seen.add(file)
    const text = readFileSync(file, 'utf8')
    if (text.includes("'neo4j'")) return true
    for (const [, path] of text.matchAll(/from '(\.[^']+\.tsx?)'/g)) {
      const imported = resolve(dirname(file), path ?? '')
      if (imported.startsWith(import.meta.dirname)) open.push(imported)
    }
  }
  return false
}
