import type { EntityKind } from '../../server/domain/entity.ts'
import { KIND_COLORS } from '../model/palette.ts'
import { KIND_SHAPES } from '../model/scene-graph.ts'
import type { NodeShape } from '../scene/scene-model.ts'

const PATHS: Readonly<Record<NodeShape, string>> = {
  circle: 'M8 2.5a5.5 5.5 0 1 1 0 11a5.5 5.5 0 0 1 0-11z',
  rectangle: 'M2 4.5h12v7.5h-12z',
  diamond: 'M8 1.5l6.5 6.5l-6.5 6.5l-6.5-6.5z',
  pin: 'M8 15l-4.2-6.2a4.8 4.8 0 1 1 8.4 0z M8 4.9a1.6 1.6 0 1 0 .01 0z',
  hexagon: 'M4.9 2.6h6.2l3.1 5.4l-3.1 5.4h-6.2l-3.1-5.4z',
  page: 'M3.5 1.5h6l3 3v10h-9z',
}

interface KindIconProps {
  readonly kind: EntityKind
  /** Null draws the outline alone. */
  readonly color?: string | null
}

/** The shape that a kind has on the chart, in its colour. */
export function KindIcon({ kind, color = KIND_COLORS[kind] }: KindIconProps): React.JSX.Element {
  return (
    <svg width={16} height={16} viewBox="0 0 16 16" aria-hidden style={{ flex: 'none' }}>
      <path
        d={PATHS[KIND_SHAPES[kind]]}
        fill={color ?? 'none'}
        fillRule="evenodd"
        stroke={color === null ? 'currentColor' : `color-mix(in srgb, ${color} 62%, black)`}
        strokeWidth={1.2}
        strokeLinejoin="round"
      />
    </svg>
  )
}
