import { join } from 'node:path'
import process from 'node:process'
import { SetupError } from '../lock.mjs'
import { runChild } from '../run-child.mjs'

const LEAST_VERSION = 17

/** @returns {Promise<string>} the `java` to run @throws {SetupError} when there is none of a fitting version */
export async function findJava() {
  const home = process.env['JAVA_HOME']
  const candidates = home === undefined ? ['java'] : [join(home, 'bin', 'java'), 'java']
  for (const java of candidates) if (await isFitting(java)) return java
  throw new SetupError(
    `Neo4j needs a Java development kit, version ${LEAST_VERSION} or later: install one (a JDK, not a JRE).`,
  )
}

// The server's main file is started from source, so the compiler's module has to be there.
async function isFitting(java) {
  const { code, output } = await runChild(java, ['--list-modules'])
  const version = /^java\.base@(\d+)/m.exec(output)
  return code === 0 && version !== null && Number(version[1]) >= LEAST_VERSION && /^jdk\.compiler@/m.test(output)
}
