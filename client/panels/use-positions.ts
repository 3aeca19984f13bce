import { useQuery } from '@tanstack/react-query'
import type { UseQueryResult } from '@tanstack/react-query'
import { useCallback, useEffect, useRef } from 'react'

import type { Positions as SavedPositions } from '../../server/contract/cases.ts'
import { ENDPOINTS } from '../../server/contract/endpoints.ts'
import { callEndpoint } from '../gateway/call-endpoint.ts'
import type { Positions } from '../scene/scene-model.ts'
import { useCaseId } from './use-case-data.ts'

const VIEW = 'main'
const SAVE_PAUSE = 800

export interface PositionStore {
  readonly saved: UseQueryResult<SavedPositions>
  /** Keeps the places of some nodes, after a pause in which more may come. */
  readonly keep: (moved: Positions) => void
}

/** Where the chart was left, and how it is kept. What is not on the chart now keeps its place too. */
export function usePositions(): PositionStore {
  const caseId = useCaseId()
  const saved = useQuery({
    queryKey: ['positions', caseId],
    queryFn: ({ signal }) => callEndpoint(ENDPOINTS.getPositions, { params: { caseId, view: VIEW }, signal }),
  })
  const places = useRef<Record<string, { x: number; y: number }>>({})
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null)
  const base = saved.data?.positions
  useEffect(() => {
    places.current = { ...base, ...places.current }
  }, [base])

  const save = useCallback((): void => {
    timer.current = null
    const body = { positions: places.current }
    // A lost save costs a layout at the next visit, and the next move saves again: no reason to disturb the reader.
    callEndpoint(ENDPOINTS.putPositions, { params: { caseId, view: VIEW }, body }).catch(() => undefined)
  }, [caseId])
  useEffect(
    () => () => {
      if (timer.current === null) return
      clearTimeout(timer.current)
      save()
    },
    [save],
  )
  const keep = useCallback(
    (moved: Positions): void => {
      places.current = { ...places.current, ...moved }
      if (timer.current !== null) clearTimeout(timer.current)
      timer.current = setTimeout(save, SAVE_PAUSE)
    },
    [save],
  )
  return { saved, keep }
}
