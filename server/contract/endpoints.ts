import { ANALYSIS_ENDPOINTS } from './analysis-endpoints.ts'
import { CASE_ENDPOINTS } from './case-endpoints.ts'
import { CHANGE_ENDPOINTS } from './change-endpoints.ts'
import { COMMUNITY_ENDPOINTS } from './communities-endpoints.ts'
import { COURT_ENDPOINTS } from './court-endpoints.ts'
import { CUSTODY_ENDPOINTS } from './custody-endpoints.ts'
import { DISRUPTION_ENDPOINTS } from './disruption-endpoints.ts'
import type { Endpoint } from './endpoint.ts'
import { EVIDENCE_ENDPOINTS } from './evidence-endpoints.ts'
import { EXPLORING_ENDPOINTS } from './exploring-endpoints.ts'
import { FINDING_ENDPOINTS } from './finding-endpoints.ts'
import { EXPOSURE_ENDPOINTS } from './exposure-endpoints.ts'
import { IMPORT_ENDPOINTS } from './import-endpoints.ts'
import { WITHDRAWAL_ENDPOINTS } from './withdrawal-endpoints.ts'

/** Every operation of the API, by name. Routes, client and OpenAPI document are made from this table alone. */
export const ENDPOINTS = {
  ...CASE_ENDPOINTS,
  ...IMPORT_ENDPOINTS,
  ...CUSTODY_ENDPOINTS,
  ...EVIDENCE_ENDPOINTS,
  ...EXPLORING_ENDPOINTS,
  ...ANALYSIS_ENDPOINTS,
  ...COMMUNITY_ENDPOINTS,
  ...CHANGE_ENDPOINTS,
  ...DISRUPTION_ENDPOINTS,
  ...EXPOSURE_ENDPOINTS,
  ...FINDING_ENDPOINTS,
  ...WITHDRAWAL_ENDPOINTS,
  ...COURT_ENDPOINTS,
} as const satisfies Record<string, Endpoint>

export type EndpointId = keyof typeof ENDPOINTS
