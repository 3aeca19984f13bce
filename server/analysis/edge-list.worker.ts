import { answerThread } from './answer-thread.ts'
import { loadKernels } from './load-kernels.ts'
import { measureGraph } from './measure-graph.ts'
import type { GraphRequest } from './measure-graph.ts'
import { openPool } from './open-pool.ts'

/** Entry file of the worker thread: measures the graph of one GraphRequest, with threads of its own, and answers. */
loadKernels()
answerThread((request, tell) => measureGraph(request as GraphRequest, openPool(tell)))
