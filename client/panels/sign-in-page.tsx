import { Button, Center, Code, List, Paper, Stack, Text, Title } from '@mantine/core'
import { IconKey, IconRefresh } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'

import { LanguageSwitch } from './language-switch.tsx'
import { ThemeSwitch } from './theme-switch.tsx'

/** What to do without a session: the address that the program printed opens once. */
export function SignInPage(): React.JSX.Element {
  const { t } = useTranslation()
  return (
    <Center component="main" h="100dvh" p="lg" bg="var(--panel)">
      <Paper withBorder p="xl" maw={520}>
        <Stack gap="md">
          <IconKey size={28} stroke={1.5} aria-hidden />
          <Title order={1} fz="lg">
            {t('signIn.title')}
          </Title>
          <Text fz="sm">{t('signIn.reason')}</Text>
          <List type="ordered" fz="sm" spacing="xs">
            <List.Item>{t('signIn.stepTerminal')}</List.Item>
            <List.Item>{t('signIn.stepAddress')}</List.Item>
            <List.Item>
              {t('signIn.stepRestart')} <Code style={{ whiteSpace: 'nowrap' }}>{t('signIn.command')}</Code>
            </List.Item>
          </List>
          <div style={{ display: 'flex', gap: 8, alignItems: 'center' }}>
            <Button
              leftSection={<IconRefresh size={14} aria-hidden />}
              onClick={() => {
                location.reload()
              }}
            >
              {t('signIn.retry')}
            </Button>
            <LanguageSwitch />
            <ThemeSwitch />
          </div>
        </Stack>
      </Paper>
    </Center>
  )
}
