import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import process from 'node:process'

import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const PROGRAM = resolve(import.meta.dirname, '../../bench/run.mjs')

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'trama-bench-'))
})
afterAll(() => rm(folder, { recursive: true }))

function runBench(args: readonly string[]): Promise<{ code: unknown; stdout: string; stderr: string }> {
  return new Promise((done) => {
    execFile(process.execPath, [PROGRAM, ...args], (error, stdout, stderr) => {
      done({ code: error === null ? 0 : error.code, stdout, stderr })
    })
  })
}

describe('bench/run.mjs', () => {
  it('bundles, runs both sides in processes of their own, prints the table and writes every sample', async () => {
    const json = join(folder, 'results', 'one.json')
    const { code, stdout } = await runBench(['--only', 'mask-text', '--runs', '2', '--json', json])
    expect(code).toBe(0)
    expect(stdout).toMatch(/^\| mask-text +\|.*\| String\.replaceAll \|$/mu)
    const written = JSON.parse(await readFile(json, 'utf8')) as {
      results: { name: string; samples: Record<string, { milliseconds: number; cpuMilliseconds: number }[]> }[]
    }
    expect(written.results.length).toBeGreaterThan(0)
    for (const { name, samples } of written.results) {
      expect(name).toBe('mask-text')
      for (const side of [samples['ours'], samples['peer']]) {
        expect(side).toHaveLength(2)
        expect(side?.every((sample) => sample.milliseconds > 0 && sample.cpuMilliseconds > 0)).toBe(true)
      }
    }
  })

  it('explains a mistake in one sentence and exits with 2', async () => {
    const { code, stderr } = await runBench(['--only', 'nothing'])
    expect(code).toBe(2)
    expect(stderr).toMatch(/^There is no benchmark "nothing"; there are: .*\.\n$/u)
  })
})
