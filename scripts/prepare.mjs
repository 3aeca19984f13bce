import { buildChanged } from './build.mjs'
import { runOrExplain } from './run-or-explain.mjs'
import { setUp } from './setup.mjs'

/** Installs and builds whatever is missing or stale. @throws {SetupError} */
export async function prepare() {
  await setUp()
  await buildChanged()
}

/** Runs the program proper with the given arguments after preparing it, and sets the exit code it answers with. */
export function runTrama(argv) {
  return runOrExplain(async () => {
    await prepare()
    const { main } = await import('../dist/server/main.js')
    return main(argv)
  })
}
