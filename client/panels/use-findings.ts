import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import type { UseQueryResult } from '@tanstack/react-query'

import { FINDING_ENDPOINTS } from '../../server/contract/finding-endpoints.ts'
import type { FindingComparison } from '../../server/contract/findings.ts'
import { callEndpoint } from '../gateway/call-endpoint.ts'
import { useCaseId } from './use-case-data.ts'

/** Findings of the case, the newest first, a page at a time; asked for anew each time that the list is opened. */
export function useFindings() {
  const caseId = useCaseId()
  return useInfiniteQuery({
    queryKey: ['case', caseId, 'findings'],
    queryFn: ({ signal, pageParam }) =>
      callEndpoint(FINDING_ENDPOINTS.listFindings, {
        params: { caseId },
        query: { limit: 50, ...(pageParam === null ? {} : { after: pageParam }) },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    staleTime: 0,
    refetchOnMount: 'always',
  })
}

/** What a finished re-run says; nothing is asked while there is none. */
export function useRerun(jobId: string | null): UseQueryResult<FindingComparison> {
  const caseId = useCaseId()
  return useQuery({
    queryKey: ['case', caseId, 'rerun', jobId],
    queryFn: ({ signal }) => callEndpoint(FINDING_ENDPOINTS.getRerun, { params: { jobId: jobId ?? '' }, signal }),
    enabled: jobId !== null,
  })
}
