import { useQuery } from '@tanstack/react-query'
import type { UseQueryResult } from '@tanstack/react-query'

import type { Session } from '../../server/contract/session.ts'
import { ENDPOINTS } from '../../server/contract/endpoints.ts'
import { callEndpoint } from '../gateway/call-endpoint.ts'
import { SESSION_KEY } from './query-client.ts'

/** Who is signed in, and what they may see unmasked. */
export function useSession(): UseQueryResult<Session> {
  return useQuery({
    queryKey: SESSION_KEY,
    queryFn: ({ signal }) => callEndpoint(ENDPOINTS.getSession, { signal }),
  })
}
