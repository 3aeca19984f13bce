import '@fontsource/noto-sans/400.css'
import '@fontsource/noto-sans/600.css'
import '@fontsource/noto-sans-arabic/arabic-400.css'
import '@fontsource/noto-sans-arabic/arabic-600.css'
import '@mantine/core/styles.css'
import './panels/global.css'

import { createRoot } from 'react-dom/client'
import { I18nextProvider } from 'react-i18next'

import { startI18n } from './i18n/i18n.ts'
import { App } from './panels/app.tsx'

const i18n = await startI18n()
const root = document.getElementById('root')
if (root !== null) {
  createRoot(root).render(
    <I18nextProvider i18n={i18n}>
      <App />
    </I18nextProvider>,
  )
}
