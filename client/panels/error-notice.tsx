import { Alert, Button, Code, List, Text } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'

import type { InputProblem } from '../../server/contract/problem.ts'
import { GatewayError, UnreachableError } from '../gateway/gateway-error.ts'

interface ErrorNoticeProps {
  readonly error: unknown
  readonly onRetry?: () => void
}

/** Says what went wrong, where, and how to mend it. */
export function ErrorNotice({ error, onRetry }: ErrorNoticeProps): React.JSX.Element {
  const { t } = useTranslation()
  const problem = error instanceof GatewayError ? error.problem : null
  const title = problem?.title ?? (error instanceof UnreachableError ? t('error.unreachable') : t('error.unexpected'))
  const detail = problem?.detail ?? (error instanceof UnreachableError ? t('error.unreachableRemedy') : readText(error))
  // A single problem that is the detail itself is not told twice.
  const listed = (problem?.problems ?? []).filter((one, _index, all) => all.length > 1 || one.message !== detail)
  return (
    <Alert
      color="red"
      variant="outline"
      title={title}
      icon={<IconAlertTriangle size={18} aria-hidden />}
      role="alert"
      styles={{ title: { color: 'var(--mantine-color-error)' } }}
    >
      <Text fz="sm" style={{ overflowWrap: 'anywhere' }}>
        {detail}
      </Text>
      {listed.length > 0 && <ProblemList problems={listed} />}
      {onRetry !== undefined && (
        <Button mt="sm" variant="default" onClick={onRetry}>
          {t('error.retry')}
        </Button>
      )}
    </Alert>
  )
}

function readText(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

/** Each thing wrong with what came in, with its file, line and field. */
export function ProblemList({ problems }: { readonly problems: readonly InputProblem[] }): React.JSX.Element {
  const { t } = useTranslation()
  return (
    <List fz="sm" mt="sm" spacing="xs" mah={240} style={{ overflowY: 'auto' }}>
      {problems.map((problem, index) => (
        <List.Item key={index}>
          <Code>
            {[
              problem.file,
              problem.line === null ? null : t('error.line', { line: problem.line }),
              problem.column === null ? null : t('error.column', { column: problem.column }),
              problem.field,
            ]
              .filter((part) => part !== null)
              .join(' · ')}
          </Code>{' '}
          {problem.message}
        </List.Item>
      ))}
    </List>
  )
}
