import { ActionIcon } from '@mantine/core'
import { IconDownload, IconEye, IconLayoutSidebar, IconLayoutSidebarRight, IconUpload } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'

import { CaseSwitcher } from './case-switcher.tsx'
import { ClocksPicker } from './clocks-picker.tsx'
import classes from './header-bar.module.css'
import { LanguageSwitch } from './language-switch.tsx'
import { SearchBox } from './search-box.tsx'
import { ThemeSwitch } from './theme-switch.tsx'
import { useView } from './view-context.ts'
import workspace from './workspace.module.css'

export type DialogName = 'import' | 'export' | 'unmask'

interface HeaderBarProps {
  readonly onOpen: (dialog: DialogName) => void
}

/** Which case, what to look for, as at when; then what goes in and out, and how the screen looks. */
export function HeaderBar({ onOpen }: HeaderBarProps): React.JSX.Element {
  const { t } = useTranslation()
  const { view } = useView()
  const hasCase = view.caseId !== null
  return (
    <header className={`${workspace['header'] ?? ''} ${classes['bar'] ?? ''}`}>
      <FoldButton part="rail" />
      <span className={classes['title']}>{t('app.name')}</span>
      <CaseSwitcher className={classes['case'] ?? ''} />
      <div className={classes['search']}>{hasCase && <SearchBox />}</div>
      {hasCase && <ClocksPicker />}
      {hasCase && <HeaderAction dialog="unmask" label={t('unmask.open')} icon={IconEye} onOpen={onOpen} />}
      <HeaderAction dialog="import" label={t('import.open')} icon={IconUpload} onOpen={onOpen} />
      {hasCase && <HeaderAction dialog="export" label={t('export.open')} icon={IconDownload} onOpen={onOpen} />}
      <LanguageSwitch />
      <ThemeSwitch />
      <FoldButton part="inspector" />
    </header>
  )
}

interface HeaderActionProps extends HeaderBarProps {
  readonly dialog: DialogName
  readonly label: string
  readonly icon: typeof IconUpload
}

function HeaderAction({ dialog, label, icon: Icon, onOpen }: HeaderActionProps): React.JSX.Element {
  return (
    <ActionIcon
      aria-label={label}
      title={label}
      onClick={() => {
        onOpen(dialog)
      }}
    >
      <Icon size={18} stroke={1.5} aria-hidden />
    </ActionIcon>
  )
}

function FoldButton({ part }: { readonly part: 'rail' | 'inspector' }): React.JSX.Element {
  const { t } = useTranslation()
  const { view, dispatch } = useView()
  const isOpen = !view.folded.includes(part)
  const label = t(isOpen ? `fold.${part}` : `unfold.${part}`)
  const Icon = part === 'rail' ? IconLayoutSidebar : IconLayoutSidebarRight
  return (
    <ActionIcon
      className={classes['mirrored'] ?? ''}
      aria-label={label}
      title={label}
      aria-expanded={isOpen}
      onClick={() => {
        dispatch({ type: 'fold', part })
      }}
    >
      <Icon size={18} stroke={1.5} aria-hidden />
    </ActionIcon>
  )
}
