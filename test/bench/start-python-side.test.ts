import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'

import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { MissingPrerequisiteError } from '../../bench/benchmark.ts'
import { findPython, preparePython } from '../../bench/prepare-python.ts'
import { SideFailedError } from '../../bench/side-process.ts'
import { startPythonSide } from '../../bench/start-python-side.ts'
import type { SideProcess } from '../../bench/side-process.ts'

const PROGRAM = join(import.meta.dirname, 'toy_side.py')
const COUNT = 300_000

/** Why nothing can run here, or null. */
function explainMissingPython(): string | null {
  try {
    execFileSync('python3', ['--version'])
    return null
  } catch {
    return 'python3 is not installed'
  }
}

const missing = explainMissingPython()

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'trama-bench-'))
})
afterAll(() => rm(folder, { recursive: true }))

async function startToy(toy: { count: number; breaks: boolean }): Promise<SideProcess> {
  const input = join(folder, 'toy.json')
  await writeFile(input, JSON.stringify(toy))
  return startPythonSide({ side: 'toy', interpreter: 'python3', program: PROGRAM, input })
}

describe.skipIf(missing !== null)(`a side in Python${missing === null ? '' : ` (${missing})`}`, () => {
  it('answers with times, peak and outcome as often as it is asked', async () => {
    const side = await startToy({ count: COUNT, breaks: false })
    const runs = [await side.takeSample(), await side.takeSample()]
    await side.stop()
    for (const { sample, outcome } of runs) {
      expect(outcome).toEqual({ numbers: COUNT, sum: ((COUNT - 1) * COUNT * (2 * COUNT - 1)) / 6 })
      expect(sample.milliseconds).toBeGreaterThan(1)
      expect(sample.cpuMilliseconds).toBeGreaterThan(1)
      if (process.platform === 'linux') expect(sample.peakBytes).toBeGreaterThan(COUNT * 8)
    }
  })

  it('fails with the name of the side when its program breaks', async () => {
    const side = await startToy({ count: 1, breaks: true })
    const error = await side.takeSample().catch((reason: unknown) => reason)
    await side.stop()
    expect(error).toBeInstanceOf(SideFailedError)
    expect(String(error)).toContain('"toy"')
  })
})

describe('preparePython', () => {
  it('says in one sentence what to install where there is no Python', async () => {
    const requirements = join(folder, 'requirements.txt')
    await writeFile(requirements, 'nothing==1\n')
    const setting = { folder: join(folder, 'venv'), requirements, python: join(folder, 'no-python') }
    const error = await preparePython(setting).catch((reason: unknown) => reason)
    expect(error).toBeInstanceOf(MissingPrerequisiteError)
    expect((error as Error).message).toMatch(/^python3 is not installed: .*\.$/u)
  })

  it('takes an environment that was made of the same requirements, and no other', async () => {
    const requirements = join(folder, 'requirements.txt')
    const setting = { folder: join(folder, 'venv'), requirements, python: join(folder, 'no-python') }
    await writeFile(requirements, 'nothing==1\n')
    expect(await findPython(setting)).toBeNull()
    await mkdir(setting.folder)
    const sha256 = createHash('sha256').update('nothing==1\n').digest('hex')
    await writeFile(join(setting.folder, 'requirements.sha256'), sha256)
    expect(await preparePython(setting)).toContain(setting.folder)
    await writeFile(requirements, 'nothing==2\n')
    expect(await findPython(setting)).toBeNull()
  })
})
