import { ActionIcon, Menu, useDirection } from '@mantine/core'
import { IconCheck, IconLanguage } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'

import { LANGUAGES, rememberLanguage } from '../i18n/languages.ts'
import type { Language } from '../i18n/languages.ts'

/** Changes the language of the program, and with it the direction of the page. */
export function LanguageSwitch(): React.JSX.Element {
  const { t, i18n } = useTranslation()
  const { setDirection } = useDirection()
  const choose = (language: Language): void => {
    rememberLanguage(language.code)
    setDirection(language.direction)
    void i18n.changeLanguage(language.code)
  }
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon aria-label={t('language.label')} title={t('language.label')}>
          <IconLanguage size={18} stroke={1.5} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {LANGUAGES.map((language) => (
          <Menu.Item
            key={language.code}
            lang={language.code}
            rightSection={language.code === i18n.language ? <IconCheck size={14} aria-label={t('app.chosen')} /> : null}
            onClick={() => {
              choose(language)
            }}
          >
            {language.name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
