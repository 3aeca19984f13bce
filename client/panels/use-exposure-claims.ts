import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'

import type { ClaimView } from '../../server/contract/claims.ts'
import { EXPOSURE_ENDPOINTS } from '../../server/contract/exposure-endpoints.ts'
import { callEndpoint } from '../gateway/call-endpoint.ts'
import { useCaseId, useReadOptions } from './use-case-data.ts'

export interface ExposureClaims {
  /** By id; undefined until they are there. */
  readonly claims: ReadonlyMap<string, ClaimView> | undefined
  readonly error: Error | null
  readonly retry: () => void
}

/** Every claim, with its quotes, behind what a run says of one person. */
export function useExposureClaims(jobId: string, person: string): ExposureClaims {
  const caseId = useCaseId()
  const { script } = useReadOptions()
  const { data, error, refetch } = useQuery({
    queryKey: ['case', caseId, 'exposure-claims', jobId, person, script],
    queryFn: ({ signal }) =>
      callEndpoint(EXPOSURE_ENDPOINTS.listExposureClaims, { params: { jobId }, query: { person, script }, signal }),
  })
  const claims = useMemo(
    () => (data === undefined ? undefined : new Map(data.claims.map((one) => [one.id, one]))),
    [data],
  )
  return { claims, error, retry: () => void refetch() }
}
