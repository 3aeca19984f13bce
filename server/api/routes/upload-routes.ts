import type { Router } from 'express'

import { ENDPOINTS } from '../../contract/endpoints.ts'
import type { ApiDependencies } from '../dependencies.ts'
import { mount } from '../mount.ts'
import { ApiError } from '../problem-of.ts'

/** Files come in as they are, straight to the disk. Mounted above whatever reads bodies into memory. */
export function mountUploadRoutes(router: Router, { uploads, imports }: ApiDependencies): void {
  mount(router, ENDPOINTS.upload, ({ query, request }) => {
    const announced = request.headers['content-length']
    return uploads.receive(query.name, request, announced === undefined ? null : Number(announced))
  })

  mount(router, ENDPOINTS.discardUpload, async ({ params }) => {
    const { id } = uploads.find(params.uploadId)
    if (imports.needs(id)) {
      throw new ApiError(409, 'upload-needed', 'An unfinished import needs this file. Finish or discard it first.')
    }
    await uploads.discard([id])
    return {}
  })
}
