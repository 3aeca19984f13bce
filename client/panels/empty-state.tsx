import { Stack, Text } from '@mantine/core'

interface EmptyStateProps {
  readonly icon: React.ReactNode
  readonly title: string
  readonly children?: React.ReactNode
}

/** An empty place that says what to do. */
export function EmptyState({ icon, title, children }: EmptyStateProps): React.JSX.Element {
  return (
    <Stack align="center" justify="center" gap="sm" p="lg" ta="center" c="dimmed" mih={120}>
      {icon}
      <Text fz="sm" fw={600} c="var(--mantine-color-text)">
        {title}
      </Text>
      {children}
    </Stack>
  )
}
