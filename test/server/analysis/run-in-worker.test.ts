import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { runAnalysis } from '../../../server/analysis/run-analysis.ts'
import { runInWorker } from '../../../server/analysis/run-in-worker.ts'
import { AnalysisFailedError } from '../../../server/analysis/run-thread.ts'
import { buildGang, buildRequest } from './build-gang.ts'

const root = new URL('../../../', import.meta.url)
const workerUrl = new URL('dist/server/analysis/analysis.worker.js', root)

/** Whether the compiled worker is there and no source of the two rooms in it is newer; if not, it is built anew. */
function isBuilt(): boolean {
  if (!existsSync(workerUrl)) return false
  return ['server/analysis/', 'server/domain/'].every((room) =>
    readdirSync(new URL(room, root), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .every((file) => {
        const compiled = new URL(`dist/${room}${file.replace(/\.ts$/, '.js')}`, root)
        const source = new URL(room + file, root)
        return existsSync(compiled) && statSync(compiled).mtimeMs >= statSync(source).mtimeMs
      }),
  )
}

beforeAll(() => {
  if (isBuilt()) return
  const build = spawnSync('npx', ['tsc', '-b', 'server'], { cwd: root, encoding: 'utf8' })
  if (!existsSync(workerUrl)) throw new Error(`the worker could not be built:\n${build.stdout}${build.stderr}`)
}, 180_000)

const request = buildRequest(buildGang(30, 40))
const long = buildRequest(buildGang(300, 600), { stability: { resamples: 100 } })

describe('an analysis in its thread', () => {
  it('finds what it finds here, and tells its progress', async () => {
    const steps: [string, number, number][] = []
    const told: [string, number, number][] = []
    const onProgress = (...step: [string, number, number]) => steps.push(step)
    const result = await runInWorker({ workerUrl, message: { task: 'analyse', request }, onProgress })
    const here = runAnalysis(request, { onProgress: (...step) => told.push(step) })
    expect(JSON.stringify(result.finding)).toBe(JSON.stringify(here.finding))
    expect(result.network).toEqual(here.network)
    expect(steps).toEqual(told)
    expect(new Set(steps.map(([phase]) => phase))).toEqual(
      new Set([...request.measures.map(({ id }) => `measure:${id}`), 'resampling']),
    )
  })

  it('rejects with the class of the error inside', async () => {
    const failure = await runInWorker({
      workerUrl,
      message: { task: 'analyse', request: { ...request, seed: -1 } },
    }).catch((error: unknown) => error)
    expect(failure).toBeInstanceOf(AnalysisFailedError)
    expect(failure).toMatchObject({ causeName: 'InvalidParameterError' })
  })

  it('rejects when its file is not there', async () => {
    const missing = new URL('dist/server/analysis/nowhere.worker.js', root)
    await expect(runInWorker({ workerUrl: missing, message: { task: 'analyse', request } })).rejects.toThrow(/nowhere/)
  })

  it('ends at once when aborted, with the reason', async () => {
    const controller = new AbortController()
    const reason = new Error('the analyst changed their mind')
    let seen = 0
    const onProgress = (phase: string, done: number) => {
      if (phase !== 'resampling') return
      seen = done
      controller.abort(reason)
    }
    const run = runInWorker({
      workerUrl,
      message: { task: 'analyse', request: long },
      onProgress,
      signal: controller.signal,
    })
    await expect(run).rejects.toBe(reason)
    const seenAtEnd = seen
    await new Promise((resolve) => setTimeout(resolve, 200))
    expect(seen).toBe(seenAtEnd)
    expect(seen).toBeLessThan(600)
  })

  it('does not start when aborted before', async () => {
    await expect(
      runInWorker({ workerUrl, message: { task: 'analyse', request }, signal: AbortSignal.abort('no') }),
    ).rejects.toBe('no')
  })

  it('leaves no thread behind', async () => {
    const threads = () => process.getActiveResourcesInfo().filter((name) => name === 'MessagePort').length
    const before = threads()
    await runInWorker({ workerUrl, message: { task: 'analyse', request } })
    await runInWorker({ workerUrl, message: { task: 'analyse', request: { ...request, seed: -1 } } }).catch(
      () => undefined,
    )
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(threads()).toBeLessThanOrEqual(before)
  })
})
