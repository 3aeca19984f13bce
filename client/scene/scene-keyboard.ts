/** What keys do while the chart has the focus. */
export interface KeyActions {
  escape: () => void
  zoomIn: () => void
  zoomOut: () => void
  fit: () => void
  /** CSS pixels. */
  pan: (dx: number, dy: number) => void
}

const PAN_STEP = 80

/**
 * Makes the chart reachable and usable by keyboard: Escape clears, + and − zoom, 0 fits, arrows pan.
 *
 * @returns a function that takes the listener away again
 */
export function bindKeyboard(container: HTMLElement, actions: KeyActions): () => void {
  const pans: Readonly<Record<string, () => void>> = {
    ArrowLeft: () => {
      actions.pan(-PAN_STEP, 0)
    },
    ArrowRight: () => {
      actions.pan(PAN_STEP, 0)
    },
    ArrowUp: () => {
      actions.pan(0, -PAN_STEP)
    },
    ArrowDown: () => {
      actions.pan(0, PAN_STEP)
    },
  }
  const keys: Readonly<Record<string, () => void>> = {
    ...pans,
    Escape: actions.escape,
    '+': actions.zoomIn,
    '=': actions.zoomIn,
    '-': actions.zoomOut,
    '0': actions.fit,
  }
  const listen = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const act = keys[event.key]
    if (act === undefined) return
    act()
    if (event.key !== 'Escape') event.preventDefault()
  }
  if (!container.hasAttribute('tabindex')) container.tabIndex = 0
  container.addEventListener('keydown', listen)
  return () => {
    container.removeEventListener('keydown', listen)
  }
}
