import { freemem } from 'node:os'

import { answerThread } from './answer-thread.ts'
import { loadKernels } from './load-kernels.ts'
import { measureGraph } from './measure-graph.ts'
import type { GraphRequest } from './measure-graph.ts'
import { openPool } from './open-pool.ts'

/** Entry file of the worker thread: measures the graph of one GraphRequest, with threads of its own and what memory is free, and answers. */
loadKernels()
answerThread((message, tell) => {
  const request = message as GraphRequest
  const memory = request.memory ?? Math.floor(freemem() / 1e6)
  return measureGraph({ ...request, memory }, openPool(tell))
})
