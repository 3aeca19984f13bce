import { DirectionProvider, MantineProvider } from '@mantine/core'
import { QueryClientProvider } from '@tanstack/react-query'
import { useState } from 'react'

import { createQueryClient } from './query-client.ts'
import { SessionGate } from './session-gate.tsx'
import { RESOLVE_VARIABLES, THEME } from './theme.ts'

/** The page: theme, direction, data, and who is looking. */
export function App(): React.JSX.Element {
  const [queryClient] = useState(createQueryClient)
  return (
    <DirectionProvider>
      <MantineProvider theme={THEME} cssVariablesResolver={RESOLVE_VARIABLES} defaultColorScheme="auto">
        <QueryClientProvider client={queryClient}>
          <SessionGate />
        </QueryClientProvider>
      </MantineProvider>
    </DirectionProvider>
  )
}
