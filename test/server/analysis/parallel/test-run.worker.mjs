// A thread that owns a pool and does the one job that it is sent.
import { answerThread } from '../../../../dist/server/analysis/answer-thread.js'
import { KERNELS } from '../../../../dist/server/analysis/parallel/kernels.js'
import { ThreadPool } from '../../../../dist/server/analysis/parallel/thread-pool.js'
import { TEST_KERNELS } from './test-kernels.mjs'

Object.assign(KERNELS, TEST_KERNELS)
answerThread(({ job, threads }) => {
  const pool = new ThreadPool({ threads, workerUrl: new globalThis.URL('./test-help.worker.mjs', import.meta.url) })
  pool.run(job)
})
