import process from 'node:process'
import { SetupError } from './lock.mjs'

/**
 * Runs `work` and turns its answer into the exit code. An expected error is told in its own sentence, without a stack.
 *
 * @param {() => Promise<number>} work
 */
export async function runOrExplain(work) {
  try {
    process.exitCode = await work()
  } catch (error) {
    if (!(error instanceof SetupError)) throw error
    process.stderr.write(`${error.message}\n`)
    process.exitCode = 1
  }
}
