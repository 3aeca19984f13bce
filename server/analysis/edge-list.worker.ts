import { answerThread } from './answer-thread.ts'
import { measureGraph } from './measure-graph.ts'
import type { GraphRequest } from './measure-graph.ts'

/** Entry file of the worker thread: measures the graph of one GraphRequest and answers. */
answerThread((request, onProgress) => measureGraph(request as GraphRequest, onProgress))
