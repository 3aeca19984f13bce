import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query'

import { isSignedOut, UnreachableError } from '../gateway/gateway-error.ts'

export const SESSION_KEY = ['session'] as const

const MOST_RETRIES = 2

/** Data stays until told otherwise: a case changes by what its reader does. A lost session is asked for again. */
export function createQueryClient(): QueryClient {
  const client: QueryClient = new QueryClient({
    queryCache: new QueryCache({
      onError: (error, query) => {
        if (query.queryKey[0] !== SESSION_KEY[0]) recheckSession(client, error)
      },
    }),
    mutationCache: new MutationCache({
      onError: (error) => {
        recheckSession(client, error)
      },
    }),
    defaultOptions: {
      queries: {
        staleTime: Infinity,
        refetchOnWindowFocus: false,
        retry: (failures, error) => error instanceof UnreachableError && failures < MOST_RETRIES,
        retryDelay: 500,
      },
    },
  })
  return client
}

function recheckSession(client: QueryClient, error: unknown): void {
  if (isSignedOut(error)) void client.invalidateQueries({ queryKey: SESSION_KEY })
}
