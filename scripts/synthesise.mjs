import process from 'node:process'
import { parseArgs } from 'node:util'
import { SetupError } from './lock.mjs'
import { prepare } from './prepare.mjs'
import { runOrExplain } from './run-or-explain.mjs'
import { writeParts } from './synthetic/write-parts.mjs'

const USAGE = `Makes a synthetic case, with what is true of it in truth.json (docs/synthetic-case.md).

npm run synthetic -- --people 4000 --seed 7 --out FOLDER

  --people  how many, from 400 to 400000 (default 400)
  --seed    a whole number from 0 to 4294967295; the same seed makes the same case (default 1)
  --out     folder for the case file or files and truth.json
`

/** @throws {SetupError} for arguments that are none of these */
function readOptions() {
  try {
    const { values } = parseArgs({
      options: {
        people: { type: 'string', default: '400' },
        seed: { type: 'string', default: '1' },
        out: { type: 'string' },
        help: { type: 'boolean', default: false },
      },
    })
    if (values.help) return null
    if (values.out === undefined) throw new SetupError(`Say where to write: --out FOLDER.\n\n${USAGE}`)
    return { people: readWhole('people', values.people), seed: readWhole('seed', values.seed), folder: values.out }
  } catch (error) {
    if (error.code?.startsWith('ERR_PARSE_ARGS') !== true) throw error
    throw new SetupError(`${error.message}\n\n${USAGE}`)
  }
}

function readWhole(name, text) {
  const most = 2 ** 32 - 1
  if (/^\d{1,10}$/.test(text) && Number(text) <= most) return Number(text)
  throw new SetupError(`--${name} takes a whole number from 0 to ${most}, not "${text}".`)
}

await runOrExplain(async () => {
  const options = readOptions()
  if (options === null) {
    process.stdout.write(USAGE)
    return 0
  }
  await prepare()
  const [{ synthesise, countBlocks }, { writeCaseFile }] = await Promise.all([
    import('../dist/fixtures/synthetic/synthesise.js'),
    import('../dist/server/ingest/write-case-file.js'),
  ])
  const tell = (sentence) => process.stderr.write(`${sentence}\n`)
  try {
    const paths = await writeParts({ synthesise, countBlocks, writeCaseFile }, { ...options, tell })
    process.stdout.write(`${paths.join('\n')}\n`)
    return 0
  } catch (error) {
    if (error instanceof RangeError && error.message.startsWith('people is'))
      throw new SetupError(`--${error.message}.`)
    throw error
  }
})
