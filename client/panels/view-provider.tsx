import { useCallback, useEffect, useMemo, useReducer, useRef, useState } from 'react'

import { decodeView, encodeView } from '../model/view-url.ts'
import { reduceView } from '../model/view-state.ts'
import type { ViewState } from '../model/view-state.ts'
import { ViewContext } from './view-context.ts'
import type { FocusRequest } from './view-context.ts'

/** Keeps the view, and the address in step with it: a reload or the way back opens the same again. */
export function ViewProvider({ children }: { readonly children: React.ReactNode }): React.JSX.Element {
  const [view, dispatch] = useReducer(reduceView, location.search, decodeView)
  const [focus, setFocus] = useState<FocusRequest | null>(null)
  useAddress(view, (state) => {
    dispatch({ type: 'restore', state })
  })

  const goTo = useCallback((id: string) => {
    dispatch({ type: 'select', selection: { nodes: [id], claims: [] } })
    setFocus((last) => ({ id, number: (last?.number ?? 0) + 1 }))
  }, [])
  const showClaim = useCallback((id: string) => {
    dispatch({ type: 'select', selection: { nodes: [], claims: [id] } })
  }, [])
  const value = useMemo(() => ({ view, dispatch, goTo, showClaim, focus }), [view, goTo, showClaim, focus])
  return <ViewContext value={value}>{children}</ViewContext>
}

/** Writes the view into the address; another case or selection is a step that the browser can go back. */
function useAddress(view: ViewState, onReturn: (state: ViewState) => void): void {
  const written = useRef(view)
  const handler = useRef(onReturn)
  useEffect(() => {
    handler.current = onReturn
  })
  useEffect(() => {
    const before = written.current
    written.current = view
    const address = `${location.pathname}?${encodeView(view)}`
    if (address === location.pathname + location.search) return
    const isStep = before.caseId !== null && (before.caseId !== view.caseId || before.selection !== view.selection)
    if (isStep) history.pushState(null, '', address)
    else history.replaceState(null, '', address)
  }, [view])
  useEffect(() => {
    const listen = (): void => {
      handler.current(decodeView(location.search))
    }
    addEventListener('popstate', listen)
    return () => {
      removeEventListener('popstate', listen)
    }
  }, [])
}
