import type { LineStyle } from '../../server/domain/line-style.ts'

const DASHES: Readonly<Record<LineStyle, string>> = { solid: 'none', dashed: '6 4', dotted: '0.1 4' }

interface LineSwatchProps {
  readonly line: LineStyle
  readonly crossed?: boolean
}

/** A line as the chart draws it; the words beside it say the same. */
export function LineSwatch({ line, crossed = false }: LineSwatchProps): React.JSX.Element {
  return (
    <svg width={32} height={12} viewBox="0 0 32 12" aria-hidden style={{ flex: 'none' }}>
      <path
        d="M1 6h30"
        stroke="currentColor"
        strokeWidth={line === 'dotted' ? 2.4 : 1.8}
        strokeDasharray={DASHES[line]}
        strokeLinecap={line === 'dotted' ? 'round' : 'butt'}
      />
      {crossed && <path d="M12 2l8 8M20 2l-8 8" stroke="currentColor" strokeWidth={1.6} />}
    </svg>
  )
}
