import { keepPreviousData, useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query'
import type { UseQueryResult } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'

import type { AbsenceView, MeasureList, ProjectionRequest } from '../../server/contract/analysis.ts'
import type { CaseList } from '../../server/contract/cases.ts'
import type { ClaimView, EntityDetail, SourceList, SourceText } from '../../server/contract/claims.ts'
import { ENDPOINTS } from '../../server/contract/endpoints.ts'
import type { Graph, SearchResult } from '../../server/contract/graph.ts'
import { callEndpoint } from '../gateway/call-endpoint.ts'
import { findLanguage } from '../i18n/languages.ts'
import { useView } from './view-context.ts'

/** Clocks and script of every read, as the view and the language have them. */
export interface ReadOptions {
  readonly asAt?: string
  readonly knownAt?: string
  readonly script: string
}

/** The case that is open; only where one is. */
export function useCaseId(): string {
  const { caseId } = useView().view
  if (caseId === null) throw new Error('no case is open')
  return caseId
}

export function useReadOptions(): ReadOptions {
  const { view } = useView()
  const { i18n } = useTranslation()
  return {
    ...(view.asAt === null ? {} : { asAt: view.asAt }),
    ...(view.knownAt === null ? {} : { knownAt: view.knownAt }),
    script: findLanguage(i18n.language).script,
  }
}

/** All cases. */
export function useCases(): UseQueryResult<CaseList> {
  return useQuery({ queryKey: ['cases'], queryFn: ({ signal }) => callEndpoint(ENDPOINTS.listCases, { signal }) })
}

/** The chart's entities and lines; while the clocks turn, the earlier ones stay. */
export function useGraph(): UseQueryResult<Graph> {
  const caseId = useCaseId()
  const query = useReadOptions()
  return useQuery({
    queryKey: ['case', caseId, 'graph', query],
    queryFn: ({ signal }) => callEndpoint(ENDPOINTS.getGraph, { params: { caseId }, query, signal }),
    placeholderData: (previous, last) => (last?.queryKey[1] === caseId ? previous : undefined),
  })
}

export function useEntity(entityId: string): UseQueryResult<EntityDetail> {
  const caseId = useCaseId()
  const query = useReadOptions()
  return useQuery({
    queryKey: ['case', caseId, 'entity', entityId, query],
    queryFn: ({ signal }) => callEndpoint(ENDPOINTS.getEntity, { params: { caseId, entityId }, query, signal }),
  })
}

export function useClaim(claimId: string): UseQueryResult<ClaimView> {
  const caseId = useCaseId()
  const query = useReadOptions()
  return useQuery({
    queryKey: ['case', caseId, 'claim', claimId, query],
    queryFn: ({ signal }) => callEndpoint(ENDPOINTS.getClaim, { params: { caseId, claimId }, query, signal }),
  })
}

const CLAIMS_A_PAGE = 100

/** Claims about an entity, a page at a time. */
export function useEntityClaims(entityId: string) {
  const caseId = useCaseId()
  const query = useReadOptions()
  return useInfiniteQuery({
    queryKey: ['case', caseId, 'claims', entityId, query],
    queryFn: ({ signal, pageParam }) =>
      callEndpoint(ENDPOINTS.listEntityClaims, {
        params: { caseId, entityId },
        query: { ...query, limit: CLAIMS_A_PAGE, ...(pageParam === null ? {} : { after: pageParam }) },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  })
}

export function useSearch(text: string): UseQueryResult<SearchResult> {
  const describe = useSearchQuery()
  return useQuery({ ...describe(text), enabled: text !== '', placeholderData: keepPreviousData })
}

/** Searches at once, without waiting for a pause in typing. */
export function useSearchNow(): (text: string) => Promise<SearchResult> {
  const client = useQueryClient()
  const describe = useSearchQuery()
  return (text) => client.query({ ...describe(text), staleTime: 1000 })
}

function useSearchQuery() {
  const caseId = useCaseId()
  const query = useReadOptions()
  return (text: string) => ({
    queryKey: ['case', caseId, 'search', text, query],
    queryFn: ({ signal }: { readonly signal: AbortSignal }) =>
      callEndpoint(ENDPOINTS.search, { params: { caseId }, query: { ...query, q: text }, signal }),
  })
}

export function useSources(): UseQueryResult<SourceList> {
  const caseId = useCaseId()
  const { asAt, knownAt } = useReadOptions()
  const query = { asAt, knownAt }
  return useQuery({
    queryKey: ['case', caseId, 'sources', query],
    queryFn: ({ signal }) => callEndpoint(ENDPOINTS.listSources, { params: { caseId }, query, signal }),
  })
}

export function useSourceText(sourceId: string): UseQueryResult<SourceText> {
  const caseId = useCaseId()
  const { asAt, knownAt } = useReadOptions()
  const query = { asAt, knownAt }
  return useQuery({
    queryKey: ['case', caseId, 'source', sourceId, query],
    queryFn: ({ signal }) => callEndpoint(ENDPOINTS.getSourceText, { params: { caseId, sourceId }, query, signal }),
  })
}

/** Every measure that there is; the same for as long as the program runs. */
export function useMeasures(): UseQueryResult<MeasureList> {
  return useQuery({
    queryKey: ['measures'],
    queryFn: ({ signal }) => callEndpoint(ENDPOINTS.listMeasures, { signal }),
  })
}

/** Why somebody is not in the network of a projection, or with how many ties. */
export function useAbsence(entity: string, projection: ProjectionRequest): UseQueryResult<AbsenceView> {
  const caseId = useCaseId()
  const { script } = useReadOptions()
  return useQuery({
    queryKey: ['case', caseId, 'absence', entity, projection, script],
    queryFn: ({ signal }) =>
      callEndpoint(ENDPOINTS.explainAbsence, {
        params: { caseId },
        query: { script },
        body: { entity, projection },
        signal,
      }),
  })
}
