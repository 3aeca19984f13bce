import { IconChevronDown, IconChevronRight } from '@tabler/icons-react'

import classes from './task-panel.module.css'

interface FoldButtonProps {
  readonly isOpen: boolean
  readonly onToggle: () => void
  /** What it opens, where its own text does not say so. */
  readonly label?: string
  readonly children?: React.ReactNode
}

/** Opens and closes what stands below it. */
export function FoldButton({ isOpen, onToggle, label, children }: FoldButtonProps): React.JSX.Element {
  const Chevron = isOpen ? IconChevronDown : IconChevronRight
  return (
    <button type="button" className={classes['fold']} aria-expanded={isOpen} aria-label={label} onClick={onToggle}>
      <Chevron size={14} aria-hidden />
      {children}
    </button>
  )
}
