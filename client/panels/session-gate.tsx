import { Center, Loader } from '@mantine/core'
import { useTranslation } from 'react-i18next'

import { isSignedOut } from '../gateway/gateway-error.ts'
import { ErrorNotice } from './error-notice.tsx'
import { SignInPage } from './sign-in-page.tsx'
import { useSession } from './use-session.ts'
import { ViewProvider } from './view-provider.tsx'
import { Workspace } from './workspace.tsx'

/** Lets in whoever has a session; all others learn how to get one. */
export function SessionGate(): React.JSX.Element {
  const { t } = useTranslation()
  const session = useSession()
  if (isSignedOut(session.error)) return <SignInPage />
  if (session.data !== undefined) {
    return (
      <ViewProvider>
        <Workspace />
      </ViewProvider>
    )
  }
  return (
    <Center component="main" h="100dvh" p="lg">
      {session.error === null ? (
        <Loader size="sm" aria-label={t('app.loading')} />
      ) : (
        <ErrorNotice error={session.error} onRetry={() => void session.refetch()} />
      )}
    </Center>
  )
}
