import type { EntityKind } from '../../server/domain/entity.ts'

/** What the bare page reads: a graph laid out beforehand. */
export interface BareGraph {
  readonly nodes: readonly {
    readonly id: string
    readonly label: string
    readonly kind: EntityKind
    readonly x: number
    readonly y: number
  }[]
  readonly edges: readonly { readonly id: string; readonly source: string; readonly target: string }[]
}
