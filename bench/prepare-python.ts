import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import process from 'node:process'

import { MissingPrerequisiteError } from './benchmark.ts'

export interface PythonSetting {
  /** Where the virtual environment is kept from one run to the next. */
  readonly folder: string
  /** Names the packages, each with its version. */
  readonly requirements: string
  /** The Python to make it with. */
  readonly python?: string
}

/**
 * Makes the virtual environment of the peers in Python, unless it is there and of these requirements.
 *
 * @returns the path of its interpreter
 * @throws {MissingPrerequisiteError}
 */
export async function preparePython(setting: PythonSetting): Promise<string> {
  const ready = await findPython(setting)
  if (ready !== null) return ready
  const { folder, requirements, python = 'python3' } = setting
  await run(python, ['--version'], 'python3 is not installed: install Python 3.11 or later.')
  process.stderr.write('Making the virtual environment of the peers in Python …\n')
  await rm(folder, { recursive: true, force: true })
  const withoutVenv = 'python3 cannot make a virtual environment: install its modules venv and pip (python3-venv).'
  await run(python, ['-m', 'venv', folder], withoutVenv)
  const interpreter = placeInterpreter(folder)
  const install = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--no-deps', '-r', requirements]
  await run(interpreter, install, 'pip could not install the packages of bench/python/requirements.txt: see above.')
  await writeFile(placeStamp(folder), await hash(requirements))
  return interpreter
}

/** The interpreter of the environment, or null unless it is there and of these requirements. */
export async function findPython({ folder, requirements }: PythonSetting): Promise<string | null> {
  const made = await readFile(placeStamp(folder), 'utf8').catch(() => null)
  return made === (await hash(requirements)) ? placeInterpreter(folder) : null
}

function placeInterpreter(folder: string): string {
  return process.platform === 'win32' ? join(folder, 'Scripts', 'python.exe') : join(folder, 'bin', 'python')
}

/** Written last, so that an environment which was not finished is none. */
function placeStamp(folder: string): string {
  return join(folder, 'requirements.sha256')
}

async function hash(path: string): Promise<string> {
  return createHash('sha256')
    .update(await readFile(path))
    .digest('hex')
}

function run(program: string, args: readonly string[], remedy: string): Promise<void> {
  return new Promise((resolve, reject) => {
    execFile(program, args, (error, stdout, stderr) => {
      if (error === null) {
        resolve()
        return
      }
      process.stderr.write(stdout + stderr)
      reject(new MissingPrerequisiteError(remedy, { cause: error }))
    })
  })
}
