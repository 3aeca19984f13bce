import { ActionIcon, Menu, useMantineColorScheme } from '@mantine/core'
import type { MantineColorScheme } from '@mantine/core'
import { IconCheck, IconDeviceDesktop, IconMoon, IconSun } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'

const ICONS = { auto: IconDeviceDesktop, light: IconSun, dark: IconMoon } as const
const SCHEMES = ['auto', 'light', 'dark'] as const satisfies readonly MantineColorScheme[]

/** Light, dark, or as the system has it; remembered by the browser. */
export function ThemeSwitch(): React.JSX.Element {
  const { t } = useTranslation()
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const Current = ICONS[colorScheme]
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon aria-label={t('theme.label')} title={t('theme.label')}>
          <Current size={18} stroke={1.5} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {SCHEMES.map((scheme) => {
          const Icon = ICONS[scheme]
          return (
            <Menu.Item
              key={scheme}
              leftSection={<Icon size={16} stroke={1.5} aria-hidden />}
              rightSection={scheme === colorScheme ? <IconCheck size={14} aria-label={t('app.chosen')} /> : null}
              onClick={() => {
                setColorScheme(scheme)
              }}
            >
              {t(`theme.${scheme}`)}
            </Menu.Item>
          )
        })}
      </Menu.Dropdown>
    </Menu>
  )
}
