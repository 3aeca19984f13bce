import type { LayoutInput } from './connected-components.ts'
import type { Coordinates } from './seed-positions.ts'

/** What the chart asks of the layout worker, once. */
export interface LayoutRequest {
  input: LayoutInput
  seed: number
  iterations: number
}

/** What the worker answers: any number of shares done (0 to 1), then the coordinates. */
export type LayoutReply = { kind: 'progress'; share: number } | { kind: 'done'; coordinates: Coordinates }
