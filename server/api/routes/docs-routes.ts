import { createRequire } from 'node:module'
import { dirname } from 'node:path'

import express from 'express'
import type { Router } from 'express'

import type { ApiDependencies } from '../dependencies.ts'
import { buildOpenApi } from '../openapi.ts'

const PAGE = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <title>Trama API</title>
    <link rel="stylesheet" href="/api/docs/assets/swagger-ui.css" />
  </head>
  <body>
    <div id="swagger-ui"></div>
    <script src="/api/docs/assets/swagger-ui-bundle.js"></script>
    <script src="/api/docs/start.js"></script>
  </body>
</html>
`

const START = `window.SwaggerUIBundle({
  url: '/api/openapi.json',
  dom_id: '#swagger-ui',
  validatorUrl: null,
})
`

/** The API's own documents: OpenAPI, a page to browse it, and the JSON Schema of the case file. */
export function mountDocsRoutes(router: Router, { version, caseFileSchema }: ApiDependencies): void {
  const openApi = buildOpenApi(version)
  const assets = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'))

  router.get('/api/openapi.json', (_request, response) => {
    response.json(openApi)
  })
  router.get('/api/schemas/case-file', (_request, response) => {
    response.type('application/schema+json').send(JSON.stringify(caseFileSchema))
  })
  router.get('/api/docs', (_request, response) => {
    response.type('html').send(PAGE)
  })
  router.get('/api/docs/start.js', (_request, response) => {
    response.type('text/javascript').send(START)
  })
  router.use('/api/docs/assets', express.static(assets, { index: false, maxAge: '1h' }))
}
