import compression from 'compression'
import express from 'express'
import type { Express, NextFunction, Request, Response } from 'express'
import helmet from 'helmet'
import { pinoHttp } from 'pino-http'

import type { ApiDependencies } from './dependencies.ts'
import { mountClient } from './mount-client.ts'
import { ApiError, problemOf } from './problem-of.ts'
import { mountAnalysisRoutes } from './routes/analysis-routes.ts'
import { mountCaseRoutes } from './routes/case-routes.ts'
import { mountChangeRoutes } from './routes/change-routes.ts'
import { mountCommunityRoutes } from './routes/community-routes.ts'
import { mountCustodyRoutes } from './routes/custody-routes.ts'
import { mountDisruptionRoutes } from './routes/disruption-routes.ts'
import { mountDocsRoutes } from './routes/docs-routes.ts'
import { mountEvidenceRoutes } from './routes/evidence-routes.ts'
import { mountExhibitRoutes } from './routes/exhibit-routes.ts'
import { mountExploringRoutes } from './routes/exploring-routes.ts'
import { mountExposureRoutes } from './routes/exposure-routes.ts'
import { mountExportRoutes } from './routes/export-routes.ts'
import { mountFindingRoutes } from './routes/finding-routes.ts'
import { mountGraphRoutes } from './routes/graph-routes.ts'
import { mountImportRoutes } from './routes/import-routes.ts'
import { mountJobRoutes } from './routes/job-routes.ts'
import { mountSessionRoutes } from './routes/session-routes.ts'
import { mountUploadRoutes } from './routes/upload-routes.ts'
import { mountWithdrawalRoutes } from './routes/withdrawal-routes.ts'
import { checkHost, requireSession } from './session/guard.ts'

/** Largest JSON body, in bytes: the positions of a very large chart. */
const LARGEST_JSON = 32 * 1024 * 1024

/** The whole server above the other rooms: guard, API, documents, client. */
export function createApp(api: ApiDependencies): Express {
  const app = express()
  app.disable('x-powered-by')
  app.set('query parser', 'simple')
  app.use(logRequests(api), checkHost, setSecurityHeaders(), compression())
  mountClient(app, api)
  app.use('/api', requireSession(api.sessions), neverStore)
  mountUploadRoutes(app, api)
  app.use('/api', express.json({ limit: LARGEST_JSON }))
  mountSessionRoutes(app, api)
  mountCaseRoutes(app, api)
  mountGraphRoutes(app, api)
  mountEvidenceRoutes(app, api)
  mountExploringRoutes(app, api)
  mountAnalysisRoutes(app, api)
  mountCommunityRoutes(app, api)
  mountChangeRoutes(app, api)
  mountDisruptionRoutes(app, api)
  mountExposureRoutes(app, api)
  mountWithdrawalRoutes(app, api)
  mountFindingRoutes(app, api)
  mountJobRoutes(app, api)
  mountImportRoutes(app, api)
  mountCustodyRoutes(app, api)
  mountExportRoutes(app, api)
  mountExhibitRoutes(app, api)
  mountDocsRoutes(app, api)
  app.use(() => {
    throw new ApiError(404, 'not-found', 'There is nothing at this address.')
  })
  app.use(answerProblem(api))
  return app
}

/** Method, route and status alone: addresses hold ids and searches hold names. */
function logRequests({ logger }: ApiDependencies) {
  return pinoHttp({
    logger,
    serializers: {
      req: (request: { method: string }) => ({ method: request.method }),
      res: (response: { statusCode: number }) => ({ status: response.statusCode }),
    },
    customLogLevel: (_request, response) => (response.statusCode >= 500 ? 'error' : 'debug'),
  })
}

function setSecurityHeaders() {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        workerSrc: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    strictTransportSecurity: false,
  })
}

/** Answers may be kept to be asked about again (ETag), never used unasked: what may be shown can change. */
function neverStore(_request: Request, response: Response, next: NextFunction): void {
  response.setHeader('Cache-Control', 'private, no-cache')
  next()
}

function answerProblem({ logger }: ApiDependencies) {
  return (error: unknown, _request: Request, response: Response, next: NextFunction): void => {
    if (response.headersSent) {
      next(error)
      return
    }
    const problem = problemOf(error)
    if (problem.status >= 500) logger.error({ err: error }, 'request failed')
    response.status(problem.status).type('application/problem+json').send(JSON.stringify(problem))
  }
}
