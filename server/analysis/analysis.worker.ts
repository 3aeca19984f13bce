import { answerThread } from './answer-thread.ts'
import { runAnalysis } from './run-analysis.ts'
import type { AnalysisRequest } from './run-analysis.ts'

/** Entry file of the worker thread: runs one AnalysisRequest and answers. */
answerThread((request, onProgress) => runAnalysis(request as AnalysisRequest, { onProgress }))
