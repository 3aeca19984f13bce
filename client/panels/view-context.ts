import { createContext, use } from 'react'

import type { ViewAction, ViewState } from '../model/view-state.ts'

/** A wish to see a node, told apart from an earlier one for the same node by its number. */
export interface FocusRequest {
  readonly id: string
  readonly number: number
}

export interface ViewContextValue {
  readonly view: ViewState
  readonly dispatch: (action: ViewAction) => void
  /** Selects an entity and brings it into sight. */
  readonly goTo: (id: string) => void
  /** Selects a claim, so that the inspector shows its evidence. */
  readonly showClaim: (id: string) => void
  readonly focus: FocusRequest | null
}

export const ViewContext = createContext<ViewContextValue | null>(null)

/** The view and how to change it; only below ViewProvider. */
export function useView(): ViewContextValue {
  const value = use(ViewContext)
  if (value === null) throw new Error('useView is called outside ViewProvider')
  return value
}
