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
    const args = ['--only', 'mask-text', '--runs', '2', '--size', '20', '--size', '40', '--json', json]
    const { code, stdout } = await runBench(args)
    expect(code).toBe(0)
    expect(stdout).toMatch(/^\| mask-text \| 20 kB \| String\.replaceAll +\| +2 \|/mu)
    const written = JSON.parse(await readFile(json, 'utf8')) as {
      results: { name: string; samples: Record<string, { milliseconds: number; cpuMilliseconds: number }[]> }[]
    }
    expect(written.results).toHaveLength(2)
    for (const { name, samples } of written.results) {
      expect(name).toBe('mask-text')
      for (const side of [samples['ours'], samples['String.replaceAll']]) {
        expect(side).toHaveLength(2)
        expect(side?.every((sample) => sample.milliseconds > 0 && sample.cpuMilliseconds > 0)).toBe(true)
      }
    }
  })

  it('tells of a benchmark whose sides did nothing, goes on with the next and exits with 1', async () => {
    const json = join(folder, 'two.json')
    // A case file of 20 records would be too small to be made.
    const args = ['--only', 'read-case-file', '--only', 'mask-text', '--runs', '1', '--size', '20', '--json', json]
    const { code, stdout } = await runBench(args)
    expect(code).toBe(1)
    expect(stdout).toMatch(/^Failed, read-case-file: "records" came out as 0/mu)
    expect(stdout).toMatch(/^\| mask-text \|/mu)
  })

  it('explains a mistake in one sentence and exits with 2', async () => {
    const { code, stderr } = await runBench(['--only', 'nothing'])
    expect(code).toBe(2)
    expect(stderr).toMatch(/^There is no benchmark "nothing"; there are: .*\.\n$/u)
  })
})
